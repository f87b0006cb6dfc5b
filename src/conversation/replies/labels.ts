import type { FactValue } from '../../knowledge/facts';
import type { Question } from '../../knowledge/knowledge';
import type { BotContext } from '../bot-context';

/** The values of an answer as people read them: labels of options, titles of entries, numbers and names as they are. */
export function labelsOf(
  { knowledge }: Pick<BotContext, 'knowledge'>,
  { options, fact }: Question,
  value: FactValue,
): string[] {
  const isNumber = knowledge.facts.get(fact)?.kind === 'number';
  return [value].flat().map((each) => {
    const label = isNumber ? undefined : options.find((option) => option.value === each)?.label;
    return label ?? knowledge.entries.get(String(each))?.title ?? String(each);
  });
}
