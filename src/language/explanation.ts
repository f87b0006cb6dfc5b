import type { Assertion } from './context/context';
import type { Experiencer } from './context/experiencer';
import type { MedicineEntity } from './entities/medicine';
import type { Lexicon } from './lexicon';
import type { CommandRecognizer } from './recognizers/commands/recognizer';
import type { EntryExplanation } from './recognizers/entries/recognizer';
import type { FlagReasons } from './recognizers/flags/flags';
import type { ActionReason } from './recognizers/medicine-actions/medicine-actions';
import type { Extraction } from './understanding';
import type { Token, Utterance } from './utterance';

/** A word of a message as it is read. */
export interface ExplainedToken extends Token {
  /** The words it is taken for, where it looks mistyped. */
  readonly meant?: readonly string[] | undefined;
  /** How it is meant, and of whom; undefined where the message does not say. */
  readonly context: { readonly assertion: Assertion; readonly experiencer: Experiencer | undefined };
}

/** Everything that decided what a message means. */
export interface Explanation {
  readonly tokens: readonly ExplainedToken[];
  /** The command it is, and the pattern that says so. */
  readonly command: ReturnType<CommandRecognizer>;
  readonly medicines: readonly MedicineEntity[];
  readonly actions: readonly ActionReason[];
  readonly extraction: Extraction;
  /** The warning signs that are raised, or nearly. */
  readonly flags: readonly FlagReasons[];
  readonly entries: EntryExplanation;
}

/** What an explanation asks. */
export interface Explaining {
  readonly lexicon: Pick<Lexicon, 'spelling' | 'contextOf' | 'medicines'>;
  readonly command: CommandRecognizer;
  readonly actions: (utterance: Utterance) => readonly ActionReason[];
  readonly extract: (utterance: Utterance) => Extraction;
  readonly flags: (utterance: Utterance) => readonly FlagReasons[];
  readonly entries: (utterance: Utterance) => EntryExplanation;
}

/** Gathers why a message means what it means; takes some milliseconds. */
export function explain(utterance: Utterance, asked: Explaining): Explanation {
  const { spelling, contextOf, medicines } = asked.lexicon;
  const { tokens } = utterance;
  const { assertionOf, experiencers } = contextOf(tokens);
  return {
    tokens: tokens.map((token, at) => {
      const meant = spelling.meant(token.text);
      return {
        ...token,
        meant: meant.join(' ') === token.text ? undefined : meant,
        context: { assertion: assertionOf([at]), experiencer: experiencers[at] },
      };
    }),
    command: asked.command(utterance),
    medicines: medicines.find(tokens),
    actions: asked.actions(utterance),
    extraction: asked.extract(utterance),
    flags: asked.flags(utterance),
    entries: asked.entries(utterance),
  };
}
