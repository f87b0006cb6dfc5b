import type { Token } from './text/tokenize';

// What people put before a question without meaning anything by it. Longer openings stand before their own beginnings.
const OPENINGS = phrases(`
good morning|good afternoon|good evening|good day|morning all|evening all
hi there|hello there|hey there|hi all|hello all|hi everyone|hello everyone|hi everybody|hello everybody|hi guys|hello guys|hey guys
hi doc|hi doctor|hello doc|hello doctor|hi bot|hello bot|hey bot|hi team|hello team|hi folks|hello folks|hi again|hello again
dear doctor|dear sir|dear madam|dear sir or madam|dear all|dear team|hi sir|hello sir|hi mam|hello mam
hi|hello|hey|hiya|heya|hallo|helo|hii|hiii|hy|howdy|greetings|dear|yo|oi
how are you|how are you doing|hope you are well|i hope you are well|nice to meet you
excuse me|sorry to bother you|sorry|apologies|pardon
quick question|just a quick question|i have a question|i have got a question|got a question|one question|a question|question|just a question|silly question|stupid question|daft question
please can you tell me|please could you tell me|can you please tell me|could you please tell me|would you please tell me|can you tell me|could you tell me|would you tell me
can you please let me know|could you please let me know|please let me know|can you let me know|could you let me know|let me know
i was wondering|i was just wondering|i am wondering|i wonder|just wondering|wondering
i would like to know|i want to know|i wanted to know|i need to know|i would love to know|i just want to know|i just wanted to know|want to know|wanted to know|need to know|would like to know
i would like to ask|i want to ask|i wanted to ask|can i ask|could i ask|may i ask|can i just ask|could i just ask|just wanted to ask
tell me
do you know|does anyone know|does anybody know|anyone know|anybody know|any idea|any ideas
please|kindly|thanks|thank you|okay|well|so|and|but|also|now|um|umm|er|hmm|oh|ah|anyway|basically|actually|honestly|just
`);

// What people put after it.
const CLOSINGS = phrases(`
thank you very much|thank you so much|thank you in advance|thanks in advance|thanks a lot|thanks so much|thanks a million|many thanks|thank you|thanks|cheers|ta|tia
please help me|please help|please advise|please reply|please tell me|please let me know|please explain|let me know|please and thank you|please|kindly
any advice|any advice welcome|any advice please|advice please|any help|any help appreciated|much appreciated|appreciated|any ideas|any idea|any thoughts|any thoughts please
sir|madam|mam|doc|doctor|mate|love|dear|xx|xxx|x|lol|haha|regards|kind regards|best wishes|though|then|okay|bye|hello|hi|hey
`);

/**
 * Drops greetings, thanks, "please", "can you tell me" and the like from both ends of a message, again and again.
 *
 * A message that is nothing but courtesy is given back whole, so that "hello" and "thanks" can still be told apart.
 *
 * Words that a comma parts are no phrase: "Hi, all my toes ..." greets nobody but the bot.
 *
 * @param words folded words of the message, short forms expanded
 * @param message the message they were read from
 */
export function stripCourtesy(words: readonly Token[], message: string): readonly Token[] {
  const isParted = (before: number, after: number) =>
    PARTED.test(message.slice(words[before]?.end, Math.max(words[before]?.end ?? 0, words[after]?.start ?? 0)));
  let from = 0;
  let to = words.length;
  for (let found = true; found && from < to; ) {
    const opening = longest(OPENINGS.forwards, (offset) => {
      const at = from + offset;
      return at < to && (offset === 0 || !isParted(at - 1, at)) ? words[at]!.text : undefined;
    });
    from += opening;
    const closing = longest(CLOSINGS.backwards, (offset) => {
      const at = to - 1 - offset;
      return at >= from && (offset === 0 || !isParted(at, at + 1)) ? words[at]!.text : undefined;
    });
    to -= closing;
    found = opening + closing > 0;
  }
  return from < to ? words.slice(from, to) : words;
}

const PARTED = /[.,;:!?\n]/;

interface Node {
  readonly next: Map<string, Node>;
  end: boolean;
}

function phrases(table: string): { readonly forwards: Node; readonly backwards: Node } {
  const forwards: Node = { next: new Map(), end: false };
  const backwards: Node = { next: new Map(), end: false };
  for (const phrase of table.trim().split(/[\n|]/)) {
    const words = phrase.split(' ');
    add(forwards, words);
    add(backwards, words.reverse());
  }
  return { forwards, backwards };
}

function add(root: Node, words: readonly string[]): void {
  let node = root;
  for (const word of words) {
    let next = node.next.get(word);
    if (next === undefined) {
      next = { next: new Map(), end: false };
      node.next.set(word, next);
    }
    node = next;
  }
  node.end = true;
}

function longest(table: Node, wordAt: (offset: number) => string | undefined): number {
  let node: Node | undefined = table;
  let length = 0;
  for (let offset = 0; node !== undefined; offset++) {
    const word = wordAt(offset);
    node = word === undefined ? undefined : node.next.get(word);
    if (node?.end) {
      length = offset + 1;
    }
  }
  return length;
}
