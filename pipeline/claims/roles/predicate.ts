import type { Role } from '../../model/index.js';
import type { Binding } from '../bind.js';
import type { Scene } from '../scene.js';
import type { Word } from '../words.js';

/** Verbs that only help another: the predicate is the verb beside them. */
const HELPERS = new Set('bị|được|phải|cần|có thể|cho'.split('|'));
const REACH = 12;

/** The verb that ties subject and figure: the nearest one left of the figure, else the first one right of it. */
export function predicateOf({ text }: Scene, { figure, object }: Binding): Role | undefined {
  const { view, at } = figure;
  const { words } = view;
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const word = words[i] as Word;
    if ('.;:!?'.includes(word.tag)) break;
    // A verb inside the counted thing defines it: "số người đồng ý cấm xe máy là 90%".
    if (object?.span && word.start >= object.span.start && word.end <= object.span.end) continue;
    if (isVerb(word)) return { value: text.slice(word.start, word.end), span: { start: word.start, end: word.end } };
  }
  for (let i = at + 1; i < words.length && i <= at + REACH; i++) {
    const word = words[i] as Word;
    if ('.;:!?'.includes(word.tag) || word.tag === 'M') break;
    if (isVerb(word)) return { value: text.slice(word.start, word.end), span: { start: word.start, end: word.end } };
  }
  return undefined;
}

function isVerb({ tag, key }: Word): boolean {
  return (tag === 'V' || tag === 'B') && !HELPERS.has(key);
}
