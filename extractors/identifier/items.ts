import { NUMBER, type Tokens, WORD } from '../lexer/tokens.js';
import type { Draft } from '../rule.js';
import { isMark, plainAt } from '../words.js';
import { identifierDraft } from './shapes.js';

/** A figure with the name of the rule that read it. */
interface Found {
  readonly draft: Draft;
  readonly rule: string;
}

const RULE = 'identifier/item';
const EVIDENCE = 'counts the items of a list';

/** True where the number at token `i` stands before an item: `2. Sạc nhanh`, `3. “Bộ quy tắc”`. */
function isItemShape(t: Tokens, i: number): boolean {
  if (t.type[i] !== NUMBER || t.end[i]! - t.start[i]! > 2) return false;
  if (!isMark(t, i + 1, '.') || t.glued[i + 1] !== 1) return false;
  const opens = isMark(t, i + 2, '“') || isMark(t, i + 2, '"') ? i + 3 : i + 2;
  // "4.Ronaldo", but not "Q.2.B"
  if (t.type[opens] === WORD)
    return t.capital[opens]! > 0 && (t.glued[i + 2] === 0 || t.end[opens]! - t.start[opens]! > 1);
  // "3. 2NE1"
  return (
    t.type[opens] === NUMBER && t.type[opens + 1] === WORD && t.glued[opens + 1] === 1 && t.capital[opens + 1]! > 0
  );
}

/**
 * Numbers that count the items of a list whose line ends were lost become identifiers: `… trong chai 2. Lau bằng khăn …
 * 3. Phơi khô`. One such number alone may end a sentence (`chỉ đạt 7. Sau đó`); it is an item where the one before it or
 * behind it among such numbers is its neighbour, up or down.
 */
export function readItems(t: Tokens, found: Found[]): void {
  let before = -1;
  let valueBefore = -1;
  for (let n = 0; n < found.length; n++) {
    const { draft, rule } = found[n]!;
    const isItem = rule === 'identifier/enumerator';
    const isBare = (draft.kind === 'count' || isItem) && draft.next === draft.first + 1;
    if (!isBare || !(isItem || isItemShape(t, draft.first))) continue;
    const value = plainAt(t, draft.first) ?? -1;
    if (before >= 0 && Math.abs(value - valueBefore) === 1) {
      for (const at of [before, n]) {
        const { draft: item } = found[at]!;
        if (item.kind === 'count')
          found[at] = { draft: identifierDraft(t, item.first, item.next, EVIDENCE), rule: RULE };
      }
    }
    before = n;
    valueBefore = value;
  }
}
