import type { Inheritance } from '../../model/index.js';
import { othersAt, WHOLES } from '../entities/others.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Scene, View } from '../scene.js';
import { type Word, wordBefore } from '../words.js';
import { fullNames, type Naming, nounOf } from './full-names.js';
import { type Filling, fillingOf } from './role.js';
import { reportsIn } from './speaker.js';
import { completed, inheritance } from './subject-actors.js';

// `Công ty Than Thống Nhất … . Năm 2018, Công ty sản xuất 12.000 tấn`: later sentences name a body by its noun alone.

const THESE = new Set(['này', 'trên', 'nói trên', 'nêu trên', 'trên đây', 'đó']);
/** Behind the noun these make another phrase of it: `công ty con`, `Cục C47`, `khách sạn 4 tầng`. */
const LONGER = tagSet('NHXUAOM');
const GOES_ON = new Set(['nào', 'của', 'ở', 'tại', 'thuộc', 'trực thuộc']);
/** Before it: `các công ty`, `100 công ty`, `cán bộ ngân hàng`; `có bệnh viện đã …` is any. */
const NOT_THE_ONE = tagSet('DMON');
/** Nouns that tell when, and no part of a phrase: `mỗi ngày Trung tâm nhận 500 cuộc gọi`, `mục tiêu của Sở năm nay`. */
const WHEN = new Set(['ngày', 'tháng', 'năm', 'nay', 'năm nay', 'trước đây', 'hàng năm', 'hằng năm']);
/** So many sentences back a body is still spoken of. */
const NEAR = 3;
/** And so many where the article names no other of its noun. */
const FAR = 7;
/** And so many where it is what the article is about. */
const FARTHEST = 40;
/** Ministries are many: far from its name none is meant by `Bộ`. */
const MANY = 'bộ';

/** A noun that stands alone: the words `[from, to)` of a sentence, without the determiner. */
interface Alone {
  readonly view: View;
  readonly from: number;
  readonly to: number;
}

/** What a short form stands for, and where that was named. */
interface Meaning {
  readonly filling: Filling;
  readonly inherited: Inheritance | undefined;
}

type Names = ReturnType<typeof fullNames>;

/** Reads short forms of one article in full: `Công ty`, `toàn huyện`, `bệnh viện này`. */
export function shortForms(scene: Scene): (subject: Filling) => Filling {
  const known = new Map<number, Meaning | undefined>();
  let names: Names | undefined;
  const namesOf = (noun: string) => {
    names ??= fullNames(scene);
    return names.get(noun) ?? [];
  };
  return (subject) => {
    const { span } = subject;
    // What is not as written has been resolved already.
    if (!span || scene.text.slice(span.start, span.end).toLowerCase() !== subject.value.toLowerCase()) return subject;
    if (!known.has(span.start)) {
      const alone = aloneAt(scene, span);
      known.set(
        span.start,
        alone && !isOther(alone) ? (unitOf(scene, alone, span) ?? bodyOf(scene, alone, namesOf)) : undefined,
      );
    }
    const meaning = known.get(span.start);
    return meaning ? fillingOf(meaning.filling, meaning.inherited ?? subject.inherited) : subject;
  };
}

function aloneAt({ views }: Scene, { start, end }: { start: number; end: number }): Alone | undefined {
  const view = viewAt(views, start);
  const { words } = view;
  let from = words.findIndex((word) => word.start >= start);
  let to = from;
  while (to < words.length && (words[to] as Word).start < end) to++;
  if (WHOLES.has(words[from]?.key ?? '')) from++;
  if (to === from + 2 && THESE.has(words[from + 1]?.key ?? '')) to--;
  return from >= 0 && to === from + 1 ? { view, from, to } : undefined;
}

/** The unit of a word for its type, which stands for it (`Scene.meant`) but was chosen as a mere phrase. */
function unitOf({ meant }: Scene, { view, from }: Alone, span: Filling['span']): Meaning | undefined {
  for (const one of view.actors) {
    const unit = one.from === from && one.generic ? meant.get(one) : undefined;
    if (!unit) continue;
    return { filling: { value: completed(one, unit), span, who: unit.who }, inherited: 'previous sentence' };
  }
  return undefined;
}

/** The body that was named last by the noun and more, where no other is as likely. */
function bodyOf(scene: Scene, alone: Alone, namesOf: (noun: string) => readonly Naming[]): Meaning | undefined {
  const { view, from } = alone;
  const word = view.words[from] as Word;
  const noun = nounOf(word);
  if (noun === undefined) return undefined;
  const namings = namesOf(noun);
  const n = lastBefore(namings, word.start);
  const naming = namings[n];
  if (!naming || !(isOnlyOne(naming, view, noun) || isSpeakers(alone, naming) || isNearest(namings, n, view)))
    return undefined;
  if (isAnotherTold(scene, noun, naming, word.start)) return undefined;
  const { start, end, value, view: where } = naming.fullest;
  const inherited = inheritance(where, view.index - where.index, false);
  return { filling: { value, span: { start, end } }, inherited };
}

/** True for what is nobody that was named: `các công ty`, `công ty con`, `tỉnh khác`. */
function isOther({ view: { words }, from, to }: Alone): boolean {
  const before = wordBefore(words, from);
  if (before && !WHOLES.has(before.key) && !WHEN.has(before.key)) {
    if (isOneOf(before.code, NOT_THE_ONE) || before.key === 'có') return true;
  }
  const next = words[to];
  if (next === undefined || WHEN.has(next.key)) return false;
  return isOneOf(next.code, LONGER) || GOES_ON.has(next.key) || othersAt(words, to) > 0;
}

/** True where the article has named no other of the noun, and this one not only in passing. */
function isOnlyOne({ bodies, times, inHead, view }: Naming, here: View, noun: string): boolean {
  const back = here.index - view.index;
  if (bodies > 1) return false;
  if (back <= NEAR) return true;
  return noun !== MANY && back <= (inHead || times > 1 ? FARTHEST : FAR);
}

/** True where the body is that of the speaker: `ông Nam, Giám đốc Công ty Than Hà Lầm, cho biết: Công ty …`. */
function isSpeakers({ view, from }: Alone, naming: Naming): boolean {
  if (naming.view !== view) return false;
  const { words } = view;
  return reportsIn(view).some(
    (report) =>
      report.first <= from &&
      from < report.last &&
      (words[report.from] as Word).start <= naming.start &&
      naming.end <= (words[report.first]?.start ?? 0),
  );
}

/** True where it was named right before, and no other nearby. */
function isNearest(namings: readonly Naming[], n: number, here: View): boolean {
  const { view, body } = namings[n] as Naming;
  if (here.index - view.index > 1) return false;
  for (let k = n - 1; k >= 0; k--) {
    const one = namings[k] as Naming;
    if (here.index - one.view.index > NEAR) return true;
    if (one.body !== body) return false;
  }
  return true;
}

/** True where another one of the noun is told without a name in between: `một công ty ở Bình Dương`. */
function isAnotherTold({ views }: Scene, noun: string, { end, view }: Naming, until: number): boolean {
  for (let n = view.index; n < views.length; n++) {
    const { words, start } = views[n] as View;
    if (start >= until) return false;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as Word;
      if (word.start < end || word.start >= until || nounOf(word) !== noun) continue;
      if (words[at + 1]?.key === 'khác' || wordBefore(words, at)?.key === 'một') return true;
    }
  }
  return false;
}

/** Index of the last naming that begins before a letter of the text; -1 where there is none. */
function lastBefore(namings: readonly Naming[], at: number): number {
  let low = -1;
  let high = namings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((namings[middle] as Naming).start < at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The sentence that holds a letter of the text. */
function viewAt(views: readonly View[], at: number): View {
  let low = 0;
  let high = views.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((views[middle] as View).start <= at) low = middle;
    else high = middle - 1;
  }
  return views[low] as View;
}
