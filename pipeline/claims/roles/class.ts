import { keyAt, kinAt, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import { hashOf } from '../words.js';
import { pool, ROLE, type Situation, step } from './role.js';

export const CHANGES = [null, 'increase', 'decrease'] as const;
export const STATUSES = [null, 'target', 'forecast', 'estimate'] as const;

const RISE = new Set('tăng|tăng lên|nâng|tăng thêm|vượt|thêm|cao hơn|hơn|tăng trưởng|lên'.split('|'));
const FALL = new Set('giảm|giảm xuống|hạ|hụt|thấp hơn|mất|giảm bớt|sụt|cắt giảm|ít hơn|sụt giảm'.split('|'));
const LEVEL = new Set('lên|xuống|còn|đạt|là|chỉ còn|lên tới|lên đến|xuống còn|từ|đến|tới|giảm còn|tổng'.split('|'));
const TARGET = new Set('mục tiêu|chỉ tiêu|phấn đấu|kế hoạch|đặt mục tiêu|yêu cầu|đề nghị|phải|cần'.split('|'));
const FORECAST = new Set('dự kiến|dự báo|sẽ|có thể|dự đoán|nếu|khả năng|kỳ vọng|dự tính'.split('|'));
const ESTIMATE = new Set('ước|ước tính|ước đạt|ước chừng|ước khoảng'.split('|'));

const groups = [RISE, FALL, LEVEL, TARGET, FORECAST, ESTIMATE];

/** Whether the figure is a change rather than a level. */
export function changeCandidates(situation: Situation): readonly Candidate<string | null>[] {
  return classes(situation, ROLE.change, CHANGES, (bound) => bound.change);
}

/** Whether the figure is a target, a forecast or an estimate. */
export function statusCandidates(situation: Situation): readonly Candidate<string | null>[] {
  return classes(situation, ROLE.status, STATUSES, (bound) => bound.status);
}

function classes(
  situation: Situation,
  role: number,
  names: readonly (string | null)[],
  own: (bound: Situation['bound']) => string | null | undefined,
): readonly Candidate<string | null>[] {
  const { bound, before } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { words } = view;
  const { candidates, add, push } = pool<string | null>(role, situation);
  const cues = cuesNear(situation);
  const last = before.at(-1);
  const near = step(bound, last ?? bound);
  const lasts = hashOf((last && own(last)) ?? '');
  for (const name of names) {
    const c = hashOf(name ?? '');
    push(1, c);
    push(2, c, look.kind);
    push(3, c, look.before);
    push(303, c, look.beforeKin);
    push(4, c, look.before2);
    push(5, c ^ look.before, look.before2);
    push(305, c ^ look.beforeKin, look.before2);
    push(6, c, look.verb);
    push(306, c, look.verbKin);
    push(7, c ^ look.verb, look.unit);
    push(307, c ^ look.verbKin, look.unit);
    push(8, c, look.after);
    push(308, c, look.afterKin);
    push(9, c, keyAt(words, at + 2));
    push(309, c, kinAt(words, at + 2));
    push(10, c ^ look.before, look.kind);
    push(310, c ^ look.beforeKin, look.kind);
    push(11, c ^ tagAt(words, at - 1), look.kind);
    for (const cue of cues) push(12, c, cue);
    push(13, c ^ look.section, look.kind);
    if (last) {
      push(14, c ^ lasts, near.same ? 1 : 0);
      push(15, c ^ lasts, near.kinds * 2 + (near.same ? 1 : 0));
      push(16, c ^ lasts, look.before);
      push(316, c ^ lasts, look.beforeKin);
    }
    push(17, c, keyAt(words, at - 1));
    push(317, c, kinAt(words, at - 1));
    push(18, c ^ keyAt(words, look.verbAt - 1), look.verb);
    push(318, c ^ kinAt(words, look.verbAt - 1), look.verbKin);
    add(name);
  }
  return candidates;
}

/** Cue groups left and right in the sentence, with how near they stand. */
function cuesNear({ bound }: Situation): readonly number[] {
  const { view, at } = bound.figure;
  const out: number[] = [];
  groups.forEach((group, n) => {
    let left = -1;
    for (let i = at - 1; i >= 0; i--) {
      if (group.has(view.words[i]?.key ?? '')) {
        left = i;
        break;
      }
    }
    const gap = left < 0 ? 9 : at - left;
    let clear = 1;
    for (let i = left + 1; left >= 0 && i < at; i++) if ('M,;'.includes(view.words[i]?.tag ?? ' ')) clear = 0;
    out.push(n * 100 + (gap < 3 ? gap : gap < 7 ? 3 : gap < 9 ? 4 : gap === 9 && left < 0 ? 6 : 5) * 2 + clear);
    const right = view.words.slice(at + 1, at + 8).some(({ key }) => group.has(key));
    if (right) out.push(n * 100 + 50);
  });
  return out;
}
