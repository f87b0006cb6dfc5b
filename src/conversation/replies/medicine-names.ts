import type { MedicineMention } from '../../knowledge/facts';
import { type BotContext, say } from '../bot-context';

/**
 * What was understood of the medicines a person named: each as they wrote it with what it is ("Aspro (aspirin, a painkiller)"), kinds that
 * do not say which medicine it is, forms of which little reaches the body, and names that content has nothing about, that may be one of
 * several, or that nobody knows.
 */
export function medicinesText(bot: BotContext, names: readonly string[]): string {
  const read = names.map((name) => ({ name, mentions: bot.language.medicines(name) }));
  const known = read.filter(({ mentions }) => mentions.some(({ vague }) => !vague));
  const vague = read.filter(({ mentions }) => mentions.length > 0 && mentions.every((mention) => mention.vague));
  const others = read.filter(({ mentions }) => mentions.length === 0).map(({ name }) => name);
  const local = others.flatMap((name) => localForm(bot, name));
  const named = others.filter((name) => bot.language.names(name).length > 0 && localForm(bot, name).length === 0);
  const unknown = others.filter((name) => bot.language.names(name).length === 0);
  const unclear = unknown.filter((name) => bot.language.alike(name).length > 0);
  const meaningless = unknown.filter((name) => !unclear.includes(name));
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
    ...local,
    ...(named.length > 0 ? [say(bot, 'medicines-nothing', { names: named.join(', ') })] : []),
    ...unclear.map((name) =>
      say(bot, 'medicines-unclear', {
        name,
        names: bot.language
          .alike(name)
          .map((other) => upper(nameOf(bot, other)))
          .join('; '),
      }),
    ),
    ...(meaningless.length > 0 ? [say(bot, 'medicines-unknown', { names: meaningless.join(', ') })] : []),
  ].join('\n\n');
}

/** What is said of a name that comes in a form of which little reaches the body: what that means, and what to be careful about. */
export function localForm(bot: BotContext, name: string): readonly string[] {
  const found = bot.language.names(name).find(({ local }) => local);
  if (found?.local === undefined) {
    return [];
  }
  const { says, care } = found.local;
  const cautions = care.filter(({ of }) => of === undefined || of.some((id) => found.classes.includes(id)));
  return [
    say(bot, 'medicine-about', { medicine: upper(name), text: [says, ...cautions.map(({ text }) => text)].join(' ') }),
  ];
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
