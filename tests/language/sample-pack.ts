import type { Knowledge } from '../../src/knowledge/knowledge';
import { loadKnowledge } from '../../src/knowledge/load';
import { englishFiles } from '../support/english';

/** A small pack of its own: what the language core knows must come from the pack, whatever it is about. */
const FILES: Readonly<Record<string, string>> = {
  'content/faq.yaml': `
- { id: faq.opening-hours, question: When are you open?, answer: From nine to five. }
- { id: faq.repair-cost, question: What does a repair cost?, answer: It depends on the part. }
- { id: faq.puncture, question: How do I mend a puncture?, answer: Patch it from the inside. }
- { id: faq.tyre-pressure, question: How hard should I pump my tyres?, answer: See the side of the tyre. }
- { id: faq.colour, question: Which colours are there?, answer: Red and blue. }
- { id: faq.pain-tablets, question: Do statins make riders sore?, answer: Rarely. }
`,
  'content/medicines.yaml': `
- id: medicine.statins
  title: Statins
  link: some
  answer: They lower cholesterol.
  tell: Ask your doctor.
  kinds: [statin, cholesterol tablet]
  substances:
    - { name: atorvastatin, brands: [Lipitor] }
    - { name: simvastatin, brands: [Zocor] }
- id: medicine.thiazides
  title: Thiazides
  link: some
  answer: They make you pass water.
  tell: Ask your doctor.
  kinds: [water tablet]
  substances:
    - { name: hydrochlorothiazide, also: [HCTZ], brands: [Moduretic, Co-Diovan, Diovan HCT] }
- id: medicine.sparing
  title: Potassium-sparing tablets
  link: some
  answer: They make you pass water too.
  tell: Ask your doctor.
  kinds: [water tablet]
  substances:
    - { name: amiloride, brands: [Moduretic] }
    - { name: furosemide, also: [frusemide], brands: [Lasix, Verlox] }
- id: medicine.others
  title: Others
  link: weak
  answer: Several.
  tell: Ask your doctor.
  kinds: [blue inhaler]
  substances:
    - { name: ibuprofen, brands: [Advil, Verlix] }
    - { name: fluticasone + vilanterol, brands: [Breo Ellipta] }
    - { name: metoprolol, brands: [Toprol-XL] }
    - { name: valsartan, brands: [Diovan] }
    - { name: ciclosporin, brands: [Neoral] }
    - { name: prednisone }
    - { name: prednisolone }
`,
  'content/conditions.yaml': `
- { id: condition.diabetes, title: Diabetes, name: diabetes, also: [diabetic, type 2 diabetes], answer: High blood sugar. }
- { id: condition.heart-failure, title: Heart failure, name: heart failure, also: [weak heart], answer: A heart that pumps too little. }
- { id: condition.gout, title: Gout, name: gout, answer: Crystals in a joint. }
`,
  'content/facts.yaml': `
age: { title: Age, kind: number, from: 0, to: 120 }
often: { title: How often, kind: one, values: [seldom, weekly, nightly] }
long: { title: How long, kind: one, values: [seconds, minutes, over-10-minutes] }
changed: { title: Changed, kind: one, values: ["yes", "no"] }
drink: { title: Alcohol, kind: one, values: [none, some, heavy] }
where: { title: Where, kind: many, values: [wheel, saddle, bars] }
signs: { title: Signs, kind: many, values: [numbness, swelling, warmth] }
conditions: { title: Conditions, kind: entries, of: condition }
medicines: { title: Medicines, kind: names, of: medicine }
`,
  'content/questions.yaml': `
- { id: question.age, stage: You, ask: How old are you?, why: It matters., fact: age }
- id: question.often
  stage: You
  ask: How often?
  why: It matters.
  fact: often
  options:
    - { value: seldom, label: "Now and then, less than once a week", words: [sometimes, rarely] }
    - { value: weekly, label: 1 to 3 nights a week, words: [weekly] }
    - { value: nightly, label: 4 or more nights a week, words: [most nights, every other night] }
- id: question.long
  stage: You
  ask: How long?
  why: It matters.
  fact: long
  options:
    - { value: seconds, label: Less than a minute, words: [seconds] }
    - { value: minutes, label: 1 to 10 minutes, words: [a few minutes] }
    - { value: over-10-minutes, label: Longer than 10 minutes, words: [an hour, it does not let go] }
- id: question.changed
  stage: You
  ask: Did anything change?
  why: It matters.
  fact: changed
  options:
    - { value: "yes", label: "Yes", words: [started, dose went up] }
    - { value: "no", label: "No", words: [no change, nothing new] }
- id: question.drink
  stage: You
  ask: Do you drink alcohol?
  why: It matters.
  fact: drink
  options:
    - { value: none, label: Never, words: [teetotal] }
    - { value: some, label: Now and then, words: [at weekends] }
    - { value: heavy, label: A lot, words: [every day] }
- id: question.where
  stage: You
  ask: Where?
  why: It matters.
  fact: where
  options:
    - { value: wheel, label: Wheel, words: [rim, when I pedal] }
    - { value: saddle, label: Saddle, words: [seat] }
    - { value: bars, label: Handlebars }
- id: question.signs
  stage: You
  ask: Which of these?
  why: It matters.
  fact: signs
  none: None of these
  options:
    - { value: numbness, label: Numbness or tingling, words: [numb, tingling] }
    - { value: swelling, label: Swelling, words: [swollen] }
    - { value: warmth, label: Warmth, words: [warm, hot] }
- id: question.conditions
  stage: You
  ask: Which conditions?
  why: It matters.
  fact: conditions
  none: None of these
  options:
    - { value: condition.diabetes, label: Diabetes }
    - { value: condition.heart-failure, label: Heart failure }
- { id: question.medicines, stage: You, ask: Which medicines?, why: It matters., fact: medicines, none: I take none }
`,
  'intents/phrasings.yaml': `
faq.opening-hours:
  - when do you open
  - what are your opening hours
  - are you open on sunday
  - what time do you close
  - is the shop open today
  - until when can I come in
faq.repair-cost:
  - how much is a repair
  - price of a repair
  - what do you charge for mending
  - is it expensive to fix a bike
  - cost of new brakes
  - how much for a service
faq.puncture:
  - my tyre is flat
  - fix a puncture
  - the inner tube has a hole
  - how to patch an inner tube
  - flat tyre what now
  - why me
faq.tyre-pressure:
  - what pressure do my tyres need
  - how many bar in the front tyre
  - tyre pressure
  - pump up my tyres how much
  - are my tyres too soft
faq.colour:
  - what colours do you have
  - is there a blue one
  - do you sell it in red
  - colour choice
faq.pain-tablets:
  - can lipitor make me sore
  - statins and sore legs
  - are my cholesterol tablets to blame
  - muscle pain from statins
`,
  'intents/out-of-scope.yaml': `
- tell me a joke
- what is the weather like tomorrow
- who won the football
- book me a flight to rome
- recipe for pancakes
- what is the capital of france
`,
  'intents/synonyms.yaml': `
- [puncture, flat, flat tyre]
- [price, cost, charge, fee]
- [tablet, pill, capsule]
`,
  'intents/commands.yaml': `
start: [start, start the check, check my bike]
stop: [stop, stop the check]
why: [why, why do you ask]
thanks: [thanks, thank you, "🙏"]
hello: [hello, hi]
`,
  'intents/answers.yaml': `
"yes": ["yes", "y", yeah, I do, I think so, a bit, "👍"]
"no": ["no", "n", nope, not really, I do not, not any more]
none: [none, none of these, nothing, no tablets, not on anything]
unsure: [not sure, no idea, do not know, maybe]
decline: [rather not say, prefer not to say]
`,
};

/** The sample pack, loaded; files can be replaced, added or (undefined) left out. */
export function samplePack(changes: Readonly<Record<string, string | undefined>> = {}): Knowledge {
  const files = Object.entries({ ...FILES, ...changes });
  return loadKnowledge([
    ...files.flatMap(([path, text]) => (text === undefined ? [] : { path, text })),
    ...englishFiles,
  ]);
}
