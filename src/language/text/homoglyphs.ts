// Pairs "look-alike, Latin letter", a selection of UTS #39 (Unicode security mechanisms) confusables in lower case.
const PAIRS =
  'аa вb сc ԁd еe ҽe ғf ɡg һh іi їi ϳj јj кk ӏl мm пn оo рp ԛq гr ѕs тt цu ѵv ѡw ԝw хx уy ӽx зz ' +
  'αa βb ϲc δd εe ηn ιi κk λl μu νv οo ρp σo τt υu χx γy ωw ζz ' +
  'ɑa ɩi ıi łl øo đd ħh ŧt ʀr ɴn ʟl ɢg ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz օo ոn սu հh ցg ӡz æae œoe';

const LATIN = new Map(
  PAIRS.split(' ').map((pair) => {
    const [look, ...letters] = [...pair];
    return [look!, letters.join('')] as const;
  }),
);

/** The Latin letter (or two) that a letter of another script looks like; undefined for any other character. */
export function homoglyph(character: string): string | undefined {
  return LATIN.get(character);
}
