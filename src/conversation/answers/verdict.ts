import type { Entry } from '../../knowledge/knowledge';
import type { Block } from '../../messages/messages';
import { type BotContext, say } from '../bot-context';
import { text } from '../replies/blocks';
import { cautionBlocks } from '../replies/citations';
import { personNamed } from '../replies/wording';
import type { Person } from '../state/person';

const MOST_CAUTIONS = 2;
const MOST_OF_REMEDY = 3;

/** What the rules say to this person about what an entry speaks of: what is not for them, and what they must take care of. */
export interface Verdict {
  readonly blocks: readonly Block[];
  /** It is not for them. */
  readonly isWithheld: boolean;
}

/** The verdict of the rules on the remedies that an entry speaks of. */
export function verdictOn(bot: BotContext, entry: Entry, person: Person): Verdict {
  const { facts, supposed, whole, called } = person;
  const remedies = (entry.kind === 'faq' ? entry.about : [entry.id]).filter(
    (id) => bot.knowledge.entries.get(id)?.kind === 'remedy',
  );
  const titleOf = (id: string) => bot.knowledge.entries.get(id)?.title ?? id;
  const withheldBy = (given: Person['facts']) =>
    Object.keys(given).length === 0 ? [] : bot.triage.assess(given).withheld.filter(({ id }) => remedies.includes(id));
  const own = withheldBy(facts);
  const known = new Set(own.map(({ id, because }) => `${id} ${because}`));
  const ifSo =
    supposed === facts ? [] : withheldBy(supposed).filter(({ id, because }) => !known.has(`${id} ${because}`));
  const lines = [
    ...own.map(({ id, because }) =>
      say(bot, called === null ? 'for-you' : 'for-other', {
        remedy: titleOf(id),
        because,
        person: called === null ? '' : personNamed(bot, called),
      }),
    ),
    ...ifSo.map(({ id, because }) => say(bot, 'for-such', { remedy: titleOf(id), because })),
  ];
  const [first] = remedies;
  const forbidden = new Set(own.map(({ id }) => id));
  const careful = remedies.filter((id) => !forbidden.has(id)).flatMap((id) => personal(bot, id, supposed, whole));
  const general =
    entry.kind === 'remedy' && !forbidden.has(entry.id) ? bot.triage.cautions(entry.id, supposed, whole) : [];
  const most = entry.kind === 'remedy' ? MOST_OF_REMEDY : MOST_CAUTIONS;
  return {
    blocks: [
      ...[...new Set(lines)].map((line) => text(line, 'alert')),
      ...cautionBlocks(bot, [...new Set([...careful, ...general])].slice(0, most)),
    ],
    isWithheld: [...own, ...ifSo].some(({ id }) => id === first),
  };
}

/** The cautions that hold because of what is known of the person. */
function personal(
  bot: BotContext,
  remedy: string,
  facts: Person['facts'],
  whole: ReadonlySet<string>,
): readonly string[] {
  const general = new Set(bot.triage.cautions(remedy, {}, new Set()));
  return bot.triage.cautions(remedy, facts, whole).filter((caution) => !general.has(caution));
}
