import { loadKnowledge } from '../../src/knowledge/load';
import { createTriage } from '../../src/triage/triage';
import { exactNames } from './exact-names';

const FACTS = `
age: { title: Age, kind: number, from: 0, to: 120 }
how: { title: How, kind: one, values: [loud, soft] }
after: { title: After, kind: many, values: [food, laughter, fright] }
flags: { title: Signs, kind: entries, of: flag }
names: { title: Unused, kind: one, values: [a, b] }
medicines: { title: Medicines, kind: names, of: medicine }
tried: { title: Tried, kind: entries, of: remedy }
`;
const QUESTIONS = `
- { id: question.how, stage: All, ask: How?, why: So., fact: how, options: [{ value: loud, label: Loud }, { value: soft, label: Soft }] }
- id: question.after
  stage: All
  ask: After what?
  why: So.
  fact: after
  when: { how: loud }
  unless: { flag: flag.third }
  options: [{ value: food, label: Food }, { value: laughter, label: Laughter }, { value: fright, label: Fright }]
- { id: question.age, stage: All, ask: Age?, why: So., fact: age }
- { id: question.medicines, stage: All, ask: Medicines?, why: So., fact: medicines }
- { id: question.names, stage: All, ask: Names?, why: So., fact: names, options: [{ value: a, label: A }, { value: b, label: B }] }
- id: question.flags
  stage: All
  ask: Signs?
  why: So.
  fact: flags
  options: [{ value: flag.first, label: First }, { value: flag.grave, label: Grave }]
- { id: question.tried, stage: All, ask: Tried?, why: So., fact: tried, options: [{ value: remedy.water, label: Water }] }
`;

/** The rest of a pack about hiccups; `content/<name>.yaml` by name. */
export type Toy = Partial<Record<'causes' | 'medicines' | 'red-flags' | 'remedies' | 'urgency' | 'questions', string>>;

const FLAGS = `
- { id: flag.first, title: First sign, level: urgent, act: Go., answer: A., forbids: [remedy.water] }
- id: flag.second
  title: Second sign
  level: urgent
  act: Go.
  answer: A.
  raised: [{ when: { flag: flag.third }, because: Third leads to second. }]
- id: flag.third
  title: Third sign
  level: urgent
  act: Go.
  answer: A.
  raised: [{ when: { flag: flag.first, how: loud }, because: First and loud. }]
- id: flag.grave
  title: Grave sign
  level: emergency
  act: Call.
  answer: A.
  raised: [{ when: { age: { from: 100 } }, because: Very old. }]
`;
const REMEDIES = `
- { id: remedy.water, title: Water, answer: A., grade: C, phase: now }
`;

/** Knowledge about hiccups with what a test adds, and triage over it. */
export function toy(parts: Toy = {}) {
  const files = {
    'red-flags': FLAGS,
    remedies: REMEDIES,
    questions: QUESTIONS,
    ...parts,
    facts: FACTS,
    about: 'name: Hiccups',
    faq: '[]',
  };
  const knowledge = loadKnowledge(
    Object.entries(files).map(([name, text]) => ({ path: `content/${name}.yaml`, text })),
  );
  return { knowledge, triage: createTriage(knowledge, exactNames(knowledge)) };
}
