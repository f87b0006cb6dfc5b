import type { Knowledge } from '../knowledge/knowledge';
import { STEMMERS } from './stemmers';
import { createText } from './text/text';

/** Something that is wrong with a name of a medicine: where it stands in which file of the content, and what to do. */
export interface NameFault {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Given {
  readonly name: string;
  /** What claims it: the class, or the file for what is of none. */
  readonly by: string;
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly isKind?: boolean;
}

const MEDICINES = 'content/medicines.yaml';
const GROUPS = 'content/medicine-groups.yaml';
const OTHERS = 'content/other-medicines.yaml';
const COMBINATIONS = 'content/medicine-combinations.yaml';

/**
 * The names of medicines that may be taken for something else: a name that two classes claim and that is not declared as a combination,
 * one that is declared and of one class, a word of everyday language, and a list whose order hides a name that stands twice.
 */
export function nameFaults(knowledge: Knowledge): readonly NameFault[] {
  const [tag = ''] = knowledge.about.language.toLowerCase().split('-');
  const text = createText(knowledge.language, STEMMERS[tag]);
  const keyOf = (name: string) => text.forms(name).join(' ');
  const given = namesIn(knowledge);
  const claims = new Map<string, Given[]>();
  for (const one of given) {
    claims.set(keyOf(one.name), [...(claims.get(keyOf(one.name)) ?? []), one]);
  }
  const declared = new Map(knowledge.medicineCombinations.map((name, n) => [keyOf(name), n]));
  const claimed = [...claims].flatMap(([key, all]): NameFault[] => {
    const by = [...new Set(all.map((one) => one.by))];
    const { name, file, path } = all.at(-1)!;
    const isAllowed = by.length < 2 || declared.has(key) || all.every(({ isKind }) => isKind);
    return isAllowed
      ? []
      : [
          {
            file,
            path,
            message: `"${name}" is claimed by ${by.join(' and ')}: leave it with one, or list it in ${COMBINATIONS} if it holds both`,
          },
        ];
  });
  const undue = [...declared].flatMap(([key, n]): NameFault[] => {
    const by = new Set((claims.get(key) ?? []).map((one) => one.by));
    const message = `"${knowledge.medicineCombinations[n]}" is no combination: fewer than two classes claim it`;
    return by.size < 2 ? [{ file: COMBINATIONS, path: [n], message }] : [];
  });
  const common = given.flatMap(({ name, file, path, isKind }): NameFault[] => {
    const [word = '', ...more] = text.forms(name);
    const isWord = !isKind && more.length === 0 && text.isCommonWord(word);
    return isWord ? [{ file, path, message: `"${name}" is a word of everyday language, so it is no safe name` }] : [];
  });
  return [...claimed, ...undue, ...common, ...listsOf(knowledge).flatMap(disorderIn)];
}

function namesIn({ medicines, medicineGroups, otherMedicines }: Knowledge): readonly Given[] {
  return [
    ...medicines.flatMap(({ id, kinds, substances }, n) => [
      ...kinds.map((name, at) => ({ name, by: id, file: MEDICINES, path: [n, 'kinds', at], isKind: true })),
      ...substances.flatMap(({ name, also, brands }, m) => [
        { name, by: id, file: MEDICINES, path: [n, 'substances', m, 'name'] },
        ...also.map((one, at) => ({ name: one, by: id, file: MEDICINES, path: [n, 'substances', m, 'also', at] })),
        ...brands.map((one, at) => ({ name: one, by: id, file: MEDICINES, path: [n, 'substances', m, 'brands', at] })),
      ]),
    ]),
    ...medicineGroups.flatMap(({ names, called }, n) =>
      names.map((name, at) => ({ name, by: `"${called}"`, file: GROUPS, path: [n, 'names', at] })),
    ),
    ...otherMedicines.map((name, at) => ({ name, by: OTHERS, file: OTHERS, path: [at] })),
  ];
}

interface List {
  readonly names: readonly string[];
  readonly file: string;
  readonly path: readonly (string | number)[];
}

function listsOf({ medicines, medicineCombinations, medicineGroups, otherMedicines }: Knowledge): readonly List[] {
  return [
    ...medicines.flatMap(({ substances }, n) =>
      substances.flatMap(({ also, brands }, m) => [
        { names: also, file: MEDICINES, path: [n, 'substances', m, 'also'] },
        { names: brands, file: MEDICINES, path: [n, 'substances', m, 'brands'] },
      ]),
    ),
    ...medicineGroups.map(({ names }, n) => ({ names, file: GROUPS, path: [n, 'names'] })),
    { names: otherMedicines, file: OTHERS, path: [] },
    { names: medicineCombinations, file: COMBINATIONS, path: [] },
  ];
}

/** The first name of a list that stands twice, or too late for the alphabet. */
function disorderIn({ names, file, path }: List): readonly NameFault[] {
  const keys = names.map((name) => name.toLowerCase());
  const at = keys.findIndex((key, n) => n > 0 && key <= keys[n - 1]!);
  return at < 0
    ? []
    : [
        {
          file,
          path: [...path, at],
          message: `"${names[at]}" stands after "${names[at - 1]}": sort the list, each name once`,
        },
      ];
}
