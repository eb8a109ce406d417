// What an e-mail is made of; the same blocks become its text and its HTML.

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered: boolean }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'address'; readonly lines: readonly string[] }
  | { readonly kind: 'amounts'; readonly rows: readonly AmountRow[]; readonly total: AmountRow }
  | {
      readonly kind: 'deadline';
      /** Who does what. */
      readonly duty: string;
      readonly when: string;
      readonly clause: string;
    }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'quote'; readonly clause: string; readonly words: string; readonly by: 'shop' | 'reading' }
  | { readonly kind: 'command'; readonly does: string; readonly command: string };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** `amount` is printed already, with its currency. */
export interface AmountRow {
  readonly what: string;
  readonly amount: string;
  readonly clauses: readonly string[];
}

/** good: something was granted; attention: somebody has to act in time; bad: something was refused or has ended. */
export type Tone = 'good' | 'plain' | 'attention' | 'bad';

export interface Letter {
  /** Of what is ours in it, as a tag of BCP 47; quotes are in `quotesIn`. */
  readonly language: string;
  readonly quotesIn: string;
  /** Between a label and what it labels. */
  readonly colon: string;
  readonly subject: string;
  readonly headline: string;
  readonly tone: Tone;
  readonly sender: string;
  readonly greeting: string;
  readonly blocks: readonly Block[];
  /** Small print at the end. */
  readonly footer: string;
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/**
 * Text from outside on one line: line ends and control characters become spaces, and the invisible marks that turn the
 * reading direction are dropped, since with them a name can pass for a sentence of ours.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
