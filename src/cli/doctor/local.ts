import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { formatFault, KnowledgeError } from '../../knowledge/fault';
import type { Knowledge } from '../../knowledge/knowledge';
import { isLoopback, type Settings } from '../../settings/settings';
import { openStore } from '../../store/open-store';
import type { Store } from '../../store/store';
import { type Finding, findings } from './finding';

const OLDEST_NODE = '20.12';
const FAULTS_SHOWN = 3;

/** Whether this Node.js can run the program. */
export function checkNode(version: string): Finding {
  const { ok, problem } = findings('Node.js');
  return version.localeCompare(OLDEST_NODE, 'en', { numeric: true }) < 0
    ? problem(`${version} is too old: install ${OLDEST_NODE} or newer from https://nodejs.org.`)
    : ok(version);
}

/** Whether the content has faults. */
export function checkContent(load: () => Knowledge): { readonly found: Finding[]; readonly knowledge?: Knowledge } {
  const { ok, warning, problem } = findings('content');
  try {
    const knowledge = load();
    const { reviewer } = knowledge.about;
    const unreviewed = reviewer?.startsWith('not yet');
    return {
      knowledge,
      found: [
        ok(`${knowledge.entries.size} entries, ${knowledge.questions.length} questions, no faults`),
        ...(unreviewed ? [warning(`${reviewer}: have it reviewed, and name the reviewer in content/about.yaml.`)] : []),
      ],
    };
  } catch (error) {
    if (error instanceof KnowledgeError) {
      const [first, ...more] = error.faults.slice(0, FAULTS_SHOWN).map(formatFault);
      return { found: [problem([first, ...more, 'Run "guide check" to see every fault.'].join('\n'))] };
    }
    return { found: [problem(messageOf(error))] };
  }
}

/** Whether the store opens, is brought up to date, takes a conversation and lets it go. A file that is not there is not made. */
export async function checkStore(url: string): Promise<Finding> {
  const { ok, warning, problem } = findings('store');
  if (url === 'memory:') {
    return warning('Conversations are kept in memory: a restart loses them. Set DATABASE_URL to keep them.');
  }
  const path = sqlitePath(url);
  if (path !== undefined && !existsSync(path)) {
    const folder = nearestFolder(path);
    return mayWrite(folder)
      ? ok(`${path} will be made at the first start`)
      : problem(`"${folder}" cannot be written: let the user that runs the bot write there, or change DATABASE_URL.`);
  }
  let store: Store | undefined;
  try {
    store = await openStore(url);
    await tryOut(store);
    return ok('opens, is up to date, and can be written');
  } catch (error) {
    return problem(messageOf(error));
  } finally {
    await store?.close();
  }
}

async function tryOut(store: Store): Promise<void> {
  const conversation = `doctor|${process.pid}`;
  await store.commit({
    conversation,
    user: conversation,
    channel: 'doctor',
    address: {},
    key: 'try',
    expectedVersion: 0,
    state: {},
    replies: [],
    at: Date.now(),
  });
  const kept = await store.load(conversation);
  await store.forget(conversation);
  if (kept === undefined) {
    throw new Error('It took a conversation and did not keep it: check the database.');
  }
}

/** Whether others on this machine can read secrets or conversations. */
export function checkFiles(databaseUrl: string): Finding[] {
  const { ok, warning } = findings('files');
  const watched = [
    ['.env', 'secrets'],
    [sqlitePath(databaseUrl), 'conversations'],
  ] as const;
  const open = watched.flatMap(([path, what]) =>
    path && process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & 0o077) !== 0
      ? [warning(`Other users of this machine may read the ${what} in ${path}: run "chmod 600 ${path}".`)]
      : [],
  );
  return open.length > 0 ? open : [ok('secrets and conversations are for their owner alone')];
}

/** Whether the bot can prove who it is, as far as its settings tell. */
export function checkCredentials({ MicrosoftAppId, MicrosoftAppType }: Settings): Finding {
  const { ok, warning } = findings('credentials');
  if (!MicrosoftAppId) {
    return warning('MicrosoftAppId is not set, so there is no Microsoft Teams; the web page works without it.');
  }
  return MicrosoftAppType === 'MultiTenant'
    ? warning('MicrosoftAppType is MultiTenant, which Azure makes no more: use SingleTenant or UserAssignedMSI.')
    : ok(`complete for ${MicrosoftAppType}`);
}

/** Whether people can reach the bot at its address, as far as its settings tell. */
export function checkAddress({ PUBLIC_URL, MicrosoftAppId, HOST, TRUST_PROXY }: Settings): Finding[] {
  const { ok, warning, problem } = findings('address');
  if (!PUBLIC_URL) {
    return [
      MicrosoftAppId
        ? problem('PUBLIC_URL is not set: write the https address people and Teams reach the bot at.')
        : warning('PUBLIC_URL is not set: fine on your own machine; set it before others use the bot.'),
    ];
  }
  if (!PUBLIC_URL.startsWith('https://')) {
    return [problem(`${PUBLIC_URL} is not encrypted: put a web server with TLS in front, and write https://.`)];
  }
  const proxied = isLoopback(HOST) && !TRUST_PROXY;
  return [
    ok(PUBLIC_URL),
    ...(proxied
      ? [
          warning(
            'TRUST_PROXY is false: everybody then seems to come from the web server, and shares one limit. Set it to true.',
          ),
        ]
      : []),
  ];
}

function sqlitePath(url: string): string | undefined {
  return /^sqlite:(.+)/.exec(url)?.[1];
}

function nearestFolder(path: string): string {
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** What an error says; those of this program say what to do. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
