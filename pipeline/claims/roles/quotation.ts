import { BySentence } from '../memo.js';
import type { View } from '../scene.js';
import type { Word } from '../words.js';
import { type Report, reportsIn } from './speaker.js';

/** Who says a quotation, and the sentence that tells it. */
export interface Quoted {
  readonly view: View;
  readonly report: Report;
}

/** No quotation is longer, in sentences and in words before and behind a figure. */
const SENTENCES = 8;
const LONGEST = 400;
/** How many words may stand between a verb and the mark of the quotation: `cho biết: “…`. */
const NEAR = 3;

/** Who says the quotation of several sentences that the word at `at` stands in; undefined where none is told beside it. */
export function quotedBy(text: string, views: readonly View[], view: View, at: number): Quoted | undefined {
  const open = markFrom(text, views, view, at, -1);
  if (!open?.opens) return undefined;
  const before = reportsIn(open.view).find(
    ({ from, first }) => from < open.at && first <= open.at + 1 && open.at - first < NEAR,
  );
  if (before) return { view: open.view, report: before };
  const close = markFrom(text, views, view, at, 1);
  if (!close || close.opens) return undefined;
  const behind = reportsIn(close.view).find(({ from }) => from > close.at && from - close.at <= NEAR);
  return behind && { view: close.view, report: behind };
}

interface Mark {
  readonly view: View;
  readonly at: number;
  readonly opens: boolean;
}

/** The next quotation mark before (-1) or behind (1) a word, in its sentence and those beside it of one section. */
function markFrom(text: string, views: readonly View[], view: View, at: number, step: 1 | -1): Mark | undefined {
  let seen = 0;
  let where = view;
  let from = at;
  for (let n = 0; n < SENTENCES; n++) {
    const marks = marksIn(text, where);
    const found = step > 0 ? marks.find((mark) => mark > from) : marks.findLast((mark) => mark < from);
    const { words } = where;
    seen += Math.abs((found ?? (step > 0 ? words.length : 0)) - from);
    if (seen > LONGEST) return undefined;
    if (found !== undefined) return { view: where, at: found, opens: opens(text, words[found] as Word) };
    const next = views[where.index + step];
    if (next === undefined || next.section !== where.section) return undefined;
    where = next;
    from = step > 0 ? -1 : next.words.length;
  }
  return undefined;
}

const marksOf = new BySentence<readonly number[]>();

/** Indices of the quotation marks of a sentence. */
function marksIn(text: string, view: View): readonly number[] {
  const known = marksOf.get(view);
  if (known !== undefined) return known;
  const marks: number[] = [];
  const { words } = view;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (word.tag === '"' && !isApostrophe(text, word)) marks.push(i);
  }
  return marksOf.set(view, marks);
}

function isApostrophe(text: string, { start }: Word): boolean {
  return "'’‘".includes(text.charAt(start));
}

/** True for a mark that opens: `“`, or a straight one behind a blank and before a letter. */
function opens(text: string, { start, end }: Word): boolean {
  const mark = text.charAt(start);
  if ('“«'.includes(mark)) return true;
  if ('”»'.includes(mark)) return false;
  return (start === 0 || ' \n(:'.includes(text.charAt(start - 1))) && !/^[\s,.;)]?$/u.test(text.charAt(end));
}
