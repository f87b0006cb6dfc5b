import { stem } from './stem';

const WORDS = `a an the this that these those some any no none each every either neither both all another other others such same own
i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself
they them their theirs themselves one ones someone anyone everyone something anything everything nothing somebody anybody
who whom whose which what when where why how whether
am is are was were be been being do does did doing done have has had having can could will would shall should may might must ought
not nor and or but if then else so than too very just only even also still yet again ever never always often sometimes
as at by for from in into of off on onto out over to up with within without about above after against along among around before
behind below beneath beside between beyond down during except inside near outside past per since through throughout till toward
under until upon via because although though while unless
here there now okay yes well like really actually quite rather maybe perhaps please thanks thank sorry hello hi hey
get gets getting got gotten go goes going went gone make makes making made let lets want wants wanted need needs needed
know known think thought say says said tell told ask asked mean means thing things stuff lot lots bit much many more most less few
im ive dont cant wont isnt doesnt didnt
hiya morning afternoon evening cheers ta bye goodbye kindly pls sir madam
zero two three four five six seven eight nine ten eleven twelve hundred thousand
thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety ninty`;

const FUNCTION_WORDS = new Set(WORDS.split(/\s+/));
const FUNCTION_STEMS = new Set([...FUNCTION_WORDS].map(stem));
const QUANTIFIER_STEMS = new Set(
  'both one all most more many much few less every each other another never always often sometimes ever again some any'
    .split(' ')
    .map(stem),
);

/** Whether a folded word says nothing on its own: articles, pronouns, auxiliaries, greetings, numbers ... */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word) || /^\d+$/.test(word);
}

/** {@link isFunctionWord} for a stem. */
export function isFunctionStem(stemmed: string): boolean {
  return FUNCTION_STEMS.has(stemmed) || /^\d+$/.test(stemmed);
}

/** Whether a stem is of a word that says how many, how much or how often: such words tell options apart ("one leg", "both legs"). */
export function isQuantifierStem(stemmed: string): boolean {
  return QUANTIFIER_STEMS.has(stemmed);
}
