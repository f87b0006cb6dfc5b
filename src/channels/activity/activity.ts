import type { AdaptiveCard } from './adaptive-card';

/** What the person reads replies in. `web`: Web Chat and the emulator; `teams`: Microsoft Teams; `plain`: anything else. */
export type ClientProfile = 'web' | 'teams' | 'plain';

/** A button that says its value, as if the person had typed it (Bot Framework Activity schema, card action). */
export interface ImBack {
  readonly type: 'imBack';
  readonly title: string;
  readonly value: string;
}

/** An Adaptive Card in an activity. */
export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: AdaptiveCard;
}

/** What a message says of itself: its citations (https://schema.org/Message, as Teams and Web Chat read it). */
export interface MessageEntity {
  readonly type: 'https://schema.org/Message';
  readonly '@type': 'Message';
  readonly '@context': 'https://schema.org';
  readonly '@id': '';
  readonly citation: readonly {
    readonly '@type': 'Claim';
    /** The number in the text: `[1]` is position 1. */
    readonly position: number;
    readonly appearance: {
      readonly '@type': 'DigitalDocument';
      readonly name: string;
      readonly abstract: string;
      readonly url?: string;
    };
  }[];
}

/**
 * The part of a Bot Framework message activity that rendering decides; the channel adds ids, times and addresses.
 *
 * An activity carries text or a card, never both: Teams splits such a message in two.
 */
export interface Activity {
  readonly type: 'message';
  readonly text?: string;
  readonly textFormat?: 'markdown' | 'plain';
  /** For voices and screen readers. */
  readonly speak?: string;
  /** For notifications. */
  readonly summary?: string;
  readonly inputHint: 'acceptingInput' | 'expectingInput';
  readonly attachments?: readonly CardAttachment[];
  readonly suggestedActions?: { readonly actions: readonly ImBack[] };
  readonly entities?: readonly MessageEntity[];
  readonly channelData?: Readonly<Record<string, unknown>>;
}

/** No activity is larger than this, as UTF-8 JSON: well under what Teams refuses (platform limit about 100 KB UTF-16). */
export const MAX_ACTIVITY_BYTES = 24 * 1024;
