import { toMarkdown } from '../../messages/inline';
import type { Ask, Choice, Reply } from '../../messages/messages';
import type { ClientProfile } from './activity';
import { type ActionSet, type AdaptiveCard, type CardElement, MAX_ACTIONS, type SubmitAction } from './adaptive-card';
import { blocksToPlainText } from './block-text';
import { textBlock } from './card-text';
import { TICKED, tapData, tickedData } from './read-tap';
import type { RenderContext } from './render-context';

/** Teams cuts longer labels of buttons off. */
const LONGEST_TEAMS_BUTTON = 40;

const HEAD = {
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
} as const;

/**
 * A question as an Adaptive Card: progress, the question, its answers, and a smaller row of other ways on.
 *
 * One answer: a button each, one below the other; where buttons would cut their labels off, a list to choose one from. Several:
 * boxes to tick. Both with a button that sends what was chosen; an answer whose value starts with `@` ("none of these") excludes
 * the others and so is a button of its own.
 *
 * @param fallbackText the same in plain text, for clients that draw no cards
 */
export function questionCard(
  reply: Reply,
  ask: Ask,
  profile: ClientProfile,
  context: RenderContext,
  fallbackText: string,
): AdaptiveCard {
  const button = (choice: Choice) => submit(choice.label, tapData(ask, choice), profile);
  const tooLong = profile === 'teams' && ask.choices.some(({ label }) => label.length > LONGEST_TEAMS_BUTTON);
  const listed = ask.multiple || tooLong;
  // The line right above the list is its label: the hint ("tick all that apply"), or the question where it has none.
  const above = listed ? reply.blocks.slice(0, -1) : reply.blocks;
  const label = blocksToPlainText(reply.blocks.slice(-1));
  return {
    ...HEAD,
    fallbackText,
    ...(reply.speak && { speak: reply.speak }),
    body: [
      ...progressLine(ask),
      ...above.map((block, index) => textBlock(block, index === 0)),
      ...(listed ? choiceList(ask, label, profile, context, button) : buttonsBelow(ask.choices.map(button))),
      ...rows(ask.actions.map(button)),
    ],
  };
}

/**
 * A question that was answered, or that another took the place of: the same words without anything to tap.
 *
 * @param answers the labels of the answers that were tapped
 */
export function answeredCard(
  { blocks }: Reply,
  ask: Ask,
  answers: readonly string[],
  { answerLabel }: RenderContext,
): AdaptiveCard {
  const answer = answers.length > 0 ? `${answerLabel}: ${answers.join(', ')}` : '';
  return {
    ...HEAD,
    fallbackText: [blocksToPlainText(blocks), answer].filter(Boolean).join('\n\n'),
    body: [
      ...progressLine(ask),
      ...blocks.map((block, index) => textBlock(block, index === 0)),
      ...(answer ? [textBlock({ type: 'text', text: answer, tone: 'strong' }, false)] : []),
    ],
  };
}

function progressLine({ progress }: Ask): CardElement[] {
  return progress ? [{ type: 'TextBlock', text: toMarkdown(progress), wrap: true, size: 'Small', isSubtle: true }] : [];
}

function choiceList(
  ask: Ask,
  label: string,
  profile: ClientProfile,
  { continueLabel }: RenderContext,
  button: (choice: Choice) => SubmitAction,
): CardElement[] {
  const listed = ask.choices.filter(({ value }) => !value.startsWith('@'));
  const alone = ask.choices.filter(({ value }) => value.startsWith('@'));
  return [
    {
      type: 'Input.ChoiceSet',
      id: TICKED,
      label,
      style: 'expanded',
      isMultiSelect: ask.multiple,
      wrap: true,
      choices: listed.map((choice) => ({ title: choice.label, value: choice.value })),
    },
    ...buttonsBelow([submit(continueLabel, tickedData(ask, listed), profile), ...alone.map(button)]),
  ];
}

function submit(title: string, data: Record<string, unknown>, profile: ClientProfile): SubmitAction {
  // Without this, Teams shows nothing of what was tapped (Teams cards, messageBack).
  const echo = profile === 'teams' ? { msteams: { type: 'messageBack', text: title, displayText: title } } : {};
  return { type: 'Action.Submit', title, data: { ...data, ...echo } };
}

// A set of its own for each: a client lays the buttons of one set out in a row.
function buttonsBelow(buttons: readonly SubmitAction[]): ActionSet[] {
  return buttons.map((button) => ({ type: 'ActionSet', spacing: 'Small', actions: [button] }));
}

function rows(buttons: readonly SubmitAction[]): ActionSet[] {
  const sets: ActionSet[] = [];
  for (let at = 0; at < buttons.length; at += MAX_ACTIONS) {
    sets.push({ type: 'ActionSet', spacing: 'Medium', actions: buttons.slice(at, at + MAX_ACTIONS) });
  }
  return sets;
}
