# A small image: built in one stage, and in the other only what runs, under a user that owns nothing but /data.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Install scripts stay off: nothing that runs needs one, and the test tools' would fetch a database.
RUN npm install --ignore-scripts --include=dev --no-save
COPY tsconfig.json ./
COPY src src
RUN node_modules/.bin/tsc -p tsconfig.json && node src/bundle.mjs dist && node src/web/build.mjs dist/web
# What is learnt from the content is kept in the build, so that no start has to wait for it. The empty stamp says that this is a build.
COPY content content
COPY intents intents
RUN touch dist/.stamp && node dist/cli/guide.js match /dev/null
# What is left is what the program imports; Web Chat is in dist/web already.
RUN npm prune --omit=dev --ignore-scripts --no-save

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATABASE_URL=sqlite:/data/cramp-guide.db
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY content content
COPY intents intents
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
