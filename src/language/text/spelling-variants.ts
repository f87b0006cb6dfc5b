const WORDS = new Map([
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['grey', 'gray'],
  ['tyre', 'tire'],
  ['tyres', 'tires'],
  ['mum', 'mom'],
  ['mums', 'moms'],
  ['mummy', 'mommy'],
  ['cheque', 'check'],
  ['pyjamas', 'pajamas'],
  ['practise', 'practice'],
  ['practising', 'practicing'],
  ['licence', 'license'],
  ['defence', 'defense'],
  ['ageing', 'aging'],
  ['jewellery', 'jewelry'],
  ['plough', 'plow'],
  ['sceptical', 'skeptical'],
  ['doughnut', 'donut'],
  ['doughnuts', 'donuts'],
  ['yoghurt', 'yogurt'],
  ['whisky', 'whiskey'],
  ['fulfil', 'fulfill'],
  ['aluminium', 'aluminum'],
  ['manoeuvre', 'maneuver'],
  ['storey', 'story'],
  ['kerb', 'curb'],
  ['oedema', 'edema'],
  ['learnt', 'learned'],
  ['burnt', 'burned'],
  ['dreamt', 'dreamed'],
  ['whilst', 'while'],
  ['amongst', 'among'],
  ['towards', 'toward'],
  ['afterwards', 'afterward'],
]);

/**
 * Folds British and American spelling of a folded word into one form ("haemorrhage" and "hemorrhage", "colour" and "color").
 *
 * The result is a key, not a spelling: "seizing" becomes "seising" and "shoelace" "shelace", on both sides of a comparison.
 */
export function foldSpelling(word: string): string {
  if (word.length < 4) {
    return WORDS.get(word) ?? word;
  }
  const listed = WORDS.get(word);
  if (listed !== undefined) {
    return listed;
  }
  if (word.length < 5) {
    return word;
  }
  let folded = word.includes('sulph') ? word.replace('sulph', 'sulf') : word;
  if (folded.length > 6) {
    folded = folded.replace(/[ao]e(?=[a-z])/g, 'e').replace(/iz(e|es|ed|er|ers|ing|ation|ations)$/, 'is$1');
  }
  if (folded.length > 5) {
    folded = folded
      .replace(/our(s|ed|ing|al|ful|able|less|ite)?$/, 'or$1')
      .replace(/lys(e|es|ed|ing|er)$/, 'lyz$1')
      .replace(/logue(s?)$/, 'log$1')
      .replace(/(travel|cancel|label|model|fuel|level|counsel|signal)l(ed|ing|er|ers)$/, '$1$2');
  }
  return folded.replace(/([bt])re(s?)$/, '$1er$2');
}
