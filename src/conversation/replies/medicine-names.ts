import type { MedicineMention } from '../../knowledge/facts';
import { type BotContext, say } from '../bot-context';

/**
 * What was understood of the medicines a person named: each as they wrote it with what it is ("Aspro (aspirin, a painkiller)"), kinds that
 * do not say which medicine it is, and names that content has nothing about.
 */
export function medicinesText(bot: BotContext, names: readonly string[]): string {
  const read = names.map((name) => ({ name, mentions: bot.language.medicines(name) }));
  const known = read.filter(({ mentions }) => mentions.some(({ vague }) => !vague));
  const vague = read.filter(({ mentions }) => mentions.length > 0 && mentions.every((mention) => mention.vague));
  const unknown = read.filter(({ mentions }) => mentions.length === 0);
  const listed = known.map(({ name, mentions }) => {
    const what = whatItIs(bot, name, mentions);
    return what === '' ? upper(name) : `${upper(name)} (${what})`;
  });
  return [
    ...(listed.length > 0 ? [say(bot, 'medicines-noted', { medicines: listed.join('; ') })] : []),
    ...vague.map(({ name, mentions }) =>
      say(bot, 'medicines-vague', {
        name,
        kinds: [...new Set(mentions.map(({ id }) => calledIn(bot, id)))].join(', '),
      }),
    ),
    ...(unknown.length > 0
      ? [say(bot, 'medicines-unknown', { names: unknown.map(({ name }) => name).join(', ') })]
      : []),
  ].join('\n\n');
}

/** A medicine by the name the person gave it, with what it is where that is known: "Aspro (aspirin, a painkiller)". */
export function nameOf(bot: BotContext, name: string): string {
  const mentions = bot.language.medicines(name);
  const group = bot.language.names(name).find((known) => known.group)?.group;
  const called = mentions.some(({ vague }) => !vague) ? whatItIs(bot, name, mentions) : (group?.called ?? '');
  return called === '' || called.toLowerCase() === name.toLowerCase() ? name : `${name} (${called})`;
}

function whatItIs(bot: BotContext, name: string, mentions: readonly MedicineMention[]): string {
  const written = name.toLowerCase();
  const sure = mentions.filter(({ vague }) => !vague);
  const isKind = new Set(sure.map(({ as }) => as)).size === 1 && new Set(sure.map(({ id }) => id)).size > 1;
  const substances =
    isKind || sure.every(({ id, name: called }) => !isSubstance(bot, id, called))
      ? []
      : sure.map(({ name: called }) => called);
  const generic = [...new Set(substances)].filter((called) => !written.includes(called.toLowerCase()));
  const called = new Set(sure.map(({ id }) => calledIn(bot, id)));
  return [...generic, ...[...called].filter((one) => !written.includes(one.toLowerCase()))].join(', ');
}

function isSubstance({ knowledge }: BotContext, id: string, name: string): boolean {
  return knowledge.medicines.some(
    (medicine) => medicine.id === id && medicine.substances.some((one) => one.name === name),
  );
}

function calledIn({ knowledge }: BotContext, id: string): string {
  const entry = knowledge.entries.get(id);
  return entry?.kind === 'medicine' ? (entry.called ?? entry.title) : (entry?.title ?? id);
}

/** A text that begins a sentence. */
export function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
