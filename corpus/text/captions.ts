import type { Block, BlockKind, Span } from '../../pipeline/model/index.js';
import { isBlank } from '../../pipeline/text/chars.js';
import { sentences } from '../../pipeline/text/sentences.js';
import { type Credit, creditsIn } from './credits.js';

/** Captions have a few sentences; a longer line with a credit at its end is text into which a caption ran. */
const CAPTION_LINE = 450;
/** The longest sentence that is a caption when a credit follows it. */
const CAPTION_SENTENCE = 320;

/** Who stands where on a picture: `(bên phải)`, `(thứ 3, bên phải)`, `(người đứng giữa)`, `(ngoài cùng bên trái)`. */
const POSITION =
  /\((?:[\p{L}\d,\s]{0,30} )?(?:bên (?:phải|trái)|ngoài cùng|từ (?:phải|trái) (?:sang|qua)|đứng giữa|ngồi giữa|ở giữa|hàng (?:đầu|trước|sau)|áo (?:trắng|đen|xanh|đỏ|vàng|vest))[\p{L}\d,\s]{0,40}\)/iu;
/** How captions begin that have no verb: the picture is named. */
const PICTURE =
  /^(?:hiện trường|toàn cảnh|quang cảnh|một góc|trong ảnh|ảnh trên|ảnh dưới|ảnh minh họa|ảnh minh hoạ|clip|video|đồ họa|infographic)(?![\p{L}])/iu;
/** `Thí sinh dự thi đợt một. Video: Tuấn Việt` */
const FILM_CREDIT = /[.!?"”)–—-] (?:Video|Clip|Đồ họa|Đồ hoạ) ?: (?:\p{Lu}[\p{L}.]{0,9} ?){1,5}$/u;
const NUMBERED = /(?:^|\s[-–—] )(?:Ảnh|Hình|Ảnh số) \d{1,3}\.?$/u;

/** True for a line that is a caption by itself: it ends in a credit, or names the picture and ends like no sentence. */
export function isCaption(line: string): boolean {
  if (line.length > CAPTION_LINE) return false;
  if (NUMBERED.test(line)) return true;
  const credits = creditsIn(line, 0, line.length);
  if (credits.some((credit) => credit.end === line.length && (credit.named || credit.start === 0))) return true;
  if (line.length > CAPTION_SENTENCE || /[.!?…;:]["”]?$/u.test(line))
    return /^(?:Clip|Video) ?: /u.test(line) || FILM_CREDIT.test(line);
  return POSITION.test(line) || PICTURE.test(line) || FILM_CREDIT.test(line);
}

/** True for `Tên bài viết - Ảnh 2.`: the caption proper is the line behind. */
export const isNumberedCaption = (line: string): boolean => line.length <= CAPTION_LINE && NUMBERED.test(line);

/**
 * Cuts a line into blocks of `kind` and the captions that ran into it: `… nội đô. Nước lên to. Ảnh: báo Yên Bái Khắc
 * phục sạt lở …`. A caption is the credit and the sentence before it (two, where the first says `Trong ảnh:`).
 */
export function splitCaptions(text: string, line: Span, kind: BlockKind): Block[] {
  const credits = creditsIn(text, line.start, line.end);
  const opening = openingCaption(text, line);
  if (credits.length === 0 && opening === undefined) return [{ kind, start: line.start, end: line.end }];
  const starts = sentences(text, line.start, line.end).map((sentence) => sentence.start);
  const blocks: Block[] = [];
  let at = line.start;
  const add = (span: Span, as: BlockKind) => {
    const block = trimmed(text, span);
    if (block.end > block.start) blocks.push({ kind: as, ...block });
  };
  if (opening !== undefined && !(credits[0] && credits[0].start <= opening + 1)) {
    add({ start: at, end: opening }, 'caption');
    at = opening;
  }
  let sentence = 0;
  for (const credit of credits) {
    if (credit.start < at) continue;
    while (sentence + 1 < starts.length && starts[sentence + 1]! <= credit.start) sentence++;
    const start = captionStart(text, credit, starts, sentence, at);
    add({ start: at, end: start }, kind);
    add({ start, end: credit.end }, 'caption');
    at = credit.end;
  }
  add({ start: at, end: line.end }, kind);
  return blocks;
}

/**
 * The picture named above the text; where its sentence ends: `Hiện trường vụ tai nạn khiến 2 người chết. Sáng 10/7, …`,
 * also without the full stop: `… khiến 3 học sinh tử vong Ngày 16/5, bác sĩ …`.
 */
function openingCaption(text: string, line: Span): number | undefined {
  if (!PICTURE_OPENING.test(text.slice(line.start, line.start + 40))) return undefined;
  const [first] = sentences(text, line.start, Math.min(line.end, line.start + 2 * CAPTION_SENTENCE));
  if (first === undefined) return undefined;
  const glued = NEXT_SENTENCE.exec(text.slice(first.start, first.end));
  const end = glued ? first.start + glued.index : first.end;
  return end < line.end && end - first.start <= CAPTION_SENTENCE ? end : undefined;
}

const PICTURE_OPENING =
  /^(?:Hiện trường|Toàn cảnh|Quang cảnh|Một góc|Trong ảnh) (?!cho thấy|được|đã|là|của vụ án được)/u;
const NEXT_SENTENCE =
  /(?<=[\p{Ll}\d]) (?=(?:Ngày|Sáng|Chiều|Tối|Đêm|Trưa|Theo|Trước đó|Liên quan|Trong|Tại|Khoảng|Ông|Bà) )/u;

/** The caption of a credit begins with the sentence (number `sentence`) it stands in, or, where it is alone in it, with the one before. */
function captionStart(text: string, credit: Credit, starts: readonly number[], sentence: number, from: number): number {
  let index = sentence;
  const at = (n: number) => Math.max(from, starts[n] ?? from);
  const before = text.slice(Math.max(at(index), credit.start - CAPTION_SENTENCE - 1), credit.start);
  const standsAlone = /(?:^|[.!?…]["”)]?)\s{0,3}$/u.test(before);
  if (before.trim() === '' && index > 0) index--;
  const start = at(index);
  // "… (đạt 68,1%). (ảnh minh họa) Các đơn vị …": the sentence before a bare mark may be of the article.
  if (!credit.named && (standsAlone || start > from)) return credit.start;
  if (credit.start - start > CAPTION_SENTENCE) return credit.start;
  const pictured = index > 0 && text.startsWith('Trong ảnh', start); // "… dưới 9 chỗ. Trong ảnh: Công nhân …. Ảnh: …"
  return pictured ? at(index - 1) : start;
}

function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}
