import type { Match, Segment } from '../../language/understanding';
import type { BotContext } from '../bot-context';
import type { State } from '../state/state';
import { asItStands, inContext } from './as-it-stands';
import { anywhere, bestIn, facetOf, forOther, inFrame, nearest } from './in-focus';
import { isAboutAlone } from './neighbours';
import { pairOf } from './pair';
import { type Asked, found, type Reading, type Resolved } from './reading';
import { antecedent, nearestFocus } from './referent';
import type { Focus } from './topic';
import { CLEAR, FIRM, massOf, weightAlone, weightInFocus } from './weights';

/**
 * Reads a question: as it stands, in the focus of the talk, and with the frame of the question before ("and vitamin K?"). The readings compete;
 * the weightier wins.
 */
export function resolve(bot: BotContext, state: State, asked: Asked): Resolved {
  const { segment, named } = asked;
  const own = inContext(bot, asked);
  const current = nearestFocus(bot, state, segment, own);
  const together = pairOf(bot, current, segment, named, own);
  if (together) {
    return found(together);
  }
  const focus = antecedent(bot, asked, current) ?? current;
  if (segment.continues) {
    const framed = inFrame(bot, state, segment, own);
    if (framed) {
      return found(framed);
    }
  }
  const alone = asItStands(bot, segment, own, focus?.topic);
  if (!focus) {
    const general = alone.kind === 'reading' || segment.hasPronoun ? undefined : anywhere(bot, segment.facets[0]);
    return general ? found(general) : alone;
  }
  const other = forOther(bot, focus, segment);
  if (other) {
    return found(other);
  }
  const isNamed = segment.subjects.length > 0;
  const weight = alone.kind === 'reading' ? weightAlone(bot, alone.reading, own, segment, focus) : 0;
  const part = isNamed && alone.kind === 'reading' ? undefined : partAsked(bot, focus, segment, own);
  if (part && weightInFocus(bot, part, segment, focus) >= weight) {
    return found(part);
  }
  if (alone.kind === 'reading') {
    const isOn = isAboutAlone(bot, alone.reading.entry, focus.topic.subject ?? focus.entry.id);
    if (isOn || isNamed || massOf(bot, alone.reading.entry, own) >= (segment.hasTopic ? FIRM : CLEAR)) {
      return alone;
    }
  }
  const best = bestIn(bot, focus, segment);
  const isOfFocus = segment.refers || segment.continues || segment.facets.length > 0;
  return best ? found(best) : isOfFocus || isVague(alone) ? found(nearest(bot, focus, segment)) : alone;
}

/** What is asked of the topic of the talk: a facet of it; "is there a sitting one" is asked by the words of a part. */
function partAsked(bot: BotContext, focus: Focus, segment: Segment, own: Match): Reading | undefined {
  const isOfIt = segment.hasPronoun && own.decision !== 'answer';
  return facetOf(bot, focus, segment) ?? (isOfIt ? bestIn(bot, focus, segment) : undefined);
}

function isVague(resolved: Resolved): boolean {
  return resolved.kind === 'unclear' && resolved.ids.length < 2;
}
