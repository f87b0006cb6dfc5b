import { toPlainText } from '../../messages/inline';
import type { Ask, Reply } from '../../messages/messages';
import { type Activity, type ClientProfile, MAX_ACTIVITY_BYTES } from './activity';
import type { AdaptiveCard } from './adaptive-card';
import { blocksToMarkdown, blocksToPlainText } from './block-text';
import { answeredCard, questionCard } from './question-card';
import type { RenderContext } from './render-context';
import { resultCard } from './result-card';
import { type RenderedSources, renderSources } from './sources';
import { splitText } from './split-text';

/** Leaves room for everything of an activity that is not its text. */
const MAX_TEXT_BYTES = MAX_ACTIVITY_BYTES / 2;
const MAX_SUMMARY = 200;
/** Teams shows no more suggested actions than this. */
const TEAMS_SUGGESTIONS = 3;

/**
 * Renders a reply for one client: at least one activity, more when it is too long for one.
 *
 * A question with buttons becomes a card (numbered text on `plain`), a result in Web Chat a card to read, everything else text; suggestions and sources go with the
 * last part. An emergency never carries sources or buttons that answer something.
 */
export function renderReply(reply: Reply, profile: ClientProfile, context: RenderContext): Activity[] {
  const ask = reply.kind === 'emergency' ? undefined : reply.ask;
  const hasButtons = ask !== undefined && ask.choices.length + ask.actions.length > 0;
  if (hasButtons && profile !== 'plain') {
    const fallback = askText(reply, ask);
    const card = cardActivity(reply, questionCard(reply, ask, profile, context, fallback), fallback, profile);
    if (Buffer.byteLength(JSON.stringify(card)) <= MAX_ACTIVITY_BYTES) {
      return [card];
    }
  }
  if (reply.kind === 'outcome' && profile === 'web') {
    const [plain] = textActivities(reply, undefined, 'plain', context);
    const fallback = plain?.text ?? '';
    const card = cardActivity(reply, resultCard(reply, context, fallback), fallback, profile);
    if (Buffer.byteLength(JSON.stringify(card)) <= MAX_ACTIVITY_BYTES) {
      return [card];
    }
  }
  return textActivities(reply, hasButtons ? ask : undefined, profile, context);
}

/** The card that takes the place of an answered one; undefined where the reply was no card. */
export function renderAnswered(reply: Reply, answers: readonly string[], context: RenderContext): Activity | undefined {
  return (
    reply.ask && {
      type: 'message',
      inputHint: 'acceptingInput',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: answeredCard(reply, reply.ask, answers, context),
        },
      ],
    }
  );
}

function cardActivity(reply: Reply, content: AdaptiveCard, fallback: string, profile: ClientProfile): Activity {
  return {
    type: 'message',
    ...spoken(reply),
    inputHint: reply.ask ? 'expectingInput' : 'acceptingInput',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    // Web Chat's live region reads this in place of "an attachment".
    ...(profile === 'web' && { channelData: { 'webchat:fallback-text': fallback } }),
    ...suggested(profile === 'teams' ? [] : reply.suggestions, profile),
  };
}

function textActivities(
  reply: Reply,
  ask: Ask | undefined,
  profile: ClientProfile,
  context: RenderContext,
): Activity[] {
  const sources: RenderedSources | undefined =
    reply.sources.length > 0 && reply.kind !== 'emergency'
      ? renderSources(reply.sources, profile, context.sourcesLabel)
      : undefined;
  const body =
    profile === 'plain' || ask
      ? [askText(reply, ask), profile === 'plain' ? suggestionLines(reply.suggestions) : '']
      : [blocksToMarkdown(reply.blocks, profile === 'teams' ? '\n\n' : '\n')];
  const parts = splitText(body.filter(Boolean).join('\n\n'), MAX_TEXT_BYTES);
  // Reference links only work inside the message that defines them.
  const last = [parts.pop() ?? '', sources?.text].filter(Boolean).join('\n\n');
  const textFormat = profile === 'plain' || ask ? 'plain' : 'markdown';
  const inputHint = ask || reply.ask ? 'expectingInput' : 'acceptingInput';
  return [
    ...parts.map((text): Activity => ({ type: 'message', text, textFormat, inputHint: 'acceptingInput' })),
    {
      type: 'message',
      text: last,
      textFormat,
      ...spoken(reply),
      inputHint,
      ...(sources?.entity && { entities: [sources.entity] }),
      ...suggested(reply.suggestions, profile),
    },
  ];
}

/** A reply and its choices in plain text; the numbers are answers too. */
function askText({ blocks }: Reply, ask: Ask | undefined): string {
  const choices = ask?.choices
    .map(({ label }, index) => `${ask.unnumbered ? '-' : `${index + 1}.`} ${label}`)
    .join('\n');
  const actions = ask?.actions.map(({ label }) => label).join(' · ');
  return [ask?.progress && toPlainText(ask.progress), blocksToPlainText(blocks), choices, actions]
    .filter(Boolean)
    .join('\n\n');
}

function suggestionLines(suggestions: readonly string[]): string {
  return suggestions.map((suggestion) => `- ${suggestion}`).join('\n');
}

function suggested(suggestions: readonly string[], profile: ClientProfile): Pick<Activity, 'suggestedActions'> {
  // Where only a few fit the last one stays: it is the most general way on.
  const shown =
    profile === 'teams' && suggestions.length > TEAMS_SUGGESTIONS
      ? [...suggestions.slice(0, TEAMS_SUGGESTIONS - 1), ...suggestions.slice(-1)]
      : suggestions;
  return shown.length === 0
    ? {}
    : { suggestedActions: { actions: shown.map((text) => ({ type: 'imBack', title: text, value: text })) } };
}

function spoken({ blocks, speak }: Reply): Pick<Activity, 'speak' | 'summary'> {
  const first = blocks[0];
  const text = first ? blocksToPlainText([first]) : '';
  return {
    ...(speak && { speak: toPlainText(speak) }),
    ...(text && { summary: text.length <= MAX_SUMMARY ? text : `${text.slice(0, MAX_SUMMARY - 1)}…` }),
  };
}
