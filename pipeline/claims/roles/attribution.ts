import type { Role } from '../../model/index.js';
import type { Binding } from '../bind.js';
import type { Entity } from '../entities/entity.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Scene, View } from '../scene.js';

const SAYS = new Set(
  'cho biết|cho hay|nói|khẳng định|chia sẻ|nhận định|cho rằng|thông tin|báo cáo|nhấn mạnh|thừa nhận|tiết lộ|đánh giá|cho thấy|công bố|dự báo|nêu|giải thích|trả lời'.split(
    '|',
  ),
);
/** Behind these an office is over: what follows says something else. */
const SENTENCE_GOES_ON = tagSet('.;!?MTVB');
const BY = new Set('theo|dẫn lời|trích lời'.split('|'));

/** Who says so: `Theo ông …`, `… cho biết`. Only what the figure's own sentence says. */
export function attributionOf(_scene: Scene, { figure }: Binding): Role | undefined {
  const { view } = figure;
  const speaker = view.actors.find((actor) => !actor.generic && speaks(view, actor));
  if (!speaker) return undefined;
  return { value: speaker.value, span: { start: speaker.start, end: speaker.end } };
}

/** True where the sentence reports what the actor says. */
export function speaks({ words }: View, { from, to }: Entity): boolean {
  if (BY.has(words[from - 1]?.key ?? '')) return true;
  // "Ông Đinh Hữu Thế, Phó Trưởng Ban Tổ chức Huyện ủy cho biết": an office may stand between.
  for (let at = to; at < words.length && at < to + 16; at++) {
    const { key, code } = words[at] as View['words'][number];
    if (SAYS.has(key)) return true;
    if (isOneOf(code, SENTENCE_GOES_ON)) return false;
  }
  return false;
}
