import { BREAK, END, MARK, type Tokens } from './lexer/tokens.js';
import { type Numeral, numeralAt } from './number/index.js';
import { type Quantity, quantityAt } from './quantity.js';
import type { Context, Draft } from './rule.js';
import { isNounAt } from './words.js';

const SENTENCE_OPENERS = new Set('.!?…:;"“”\'‘’()[]•*+-–—'.split('').map((mark) => mark.charCodeAt(0)));

/** What rules see of one text; `last` moves on with the reading. */
export class Reading implements Context {
  last: Draft | undefined;
  /** What was read at the place that rules are tried at: most of them ask for that. */
  #here = -1;
  #numeral: Numeral | 'unread' | undefined;
  #quantity: Quantity | 'unread' | undefined;
  /** What was read at places behind it. */
  #numerals = new Map<number, Numeral | undefined>();
  #quantities = new Map<number, Quantity | undefined>();

  constructor(readonly t: Tokens) {}

  /** Forgets what was read before: rules are tried at token `i` next. */
  moveTo(i: number): void {
    if (this.#numerals.size > 0) this.#numerals.clear();
    if (this.#quantities.size > 0) this.#quantities.clear();
    this.#here = i;
    this.#numeral = 'unread';
    this.#quantity = 'unread';
  }

  numeral(i: number): Numeral | undefined {
    if (i === this.#here) {
      if (this.#numeral === 'unread') this.#numeral = numeralAt(this.t, i);
      return this.#numeral;
    }
    if (this.#numerals.has(i)) return this.#numerals.get(i);
    const numeral = numeralAt(this.t, i);
    this.#numerals.set(i, numeral);
    return numeral;
  }

  quantity(i: number): Quantity | undefined {
    if (i === this.#here) {
      if (this.#quantity === 'unread') this.#quantity = quantityAt(this, i);
      return this.#quantity;
    }
    if (this.#quantities.has(i)) return this.#quantities.get(i);
    const quantity = quantityAt(this, i);
    this.#quantities.set(i, quantity);
    return quantity;
  }

  isNoun(i: number): boolean {
    return isNounAt(this.t, i);
  }

  isSentenceStart(i: number): boolean {
    const type = this.t.type[i - 1]!;
    if (type === BREAK || type === END) return true;
    return type === MARK && SENTENCE_OPENERS.has(this.t.text.charCodeAt(this.t.start[i - 1]!));
  }
}
