import type { Span } from '../../pipeline/model/index.js';
import { SENTENCE_OPENERS } from '../../pipeline/text/abbreviations.js';

/** A photo credit: `Ảnh: Nguyên Sơn`, `(Ảnh: Reuters)`, `Ảnh minh họa. Nguồn: TTXVN.`, `- Ảnh 2.` */
export interface Credit extends Span {
  /** It names someone; a bare `(ảnh minh họa)` does not and may stand behind a sentence of the article. */
  readonly named: boolean;
}

/** Where a credit may begin. What follows decides. */
const CREDIT =
  /(?<![\p{L}\p{N}])(?:(?:[-–—] ?|\()?(?:Hình [Ảả]nh|Nguồn [Ảả]nh|Đồ họa|Đồ hoạ|Ảnh|ẢNH)(?![\p{L}])|\((?:ảnh|hình ảnh|nguồn ảnh|nguồn|Nguồn)(?![\p{L}]))/gu;
const KIND =
  /^ ?(?:minh (?:họa|hoạ)|tư liệu|chụp (?:màn hình|từ (?:màn hình|clip|video))|cắt từ (?:clip|video|màn hình)|tác giả cung cấp|nhân vật cung cấp|gia đình cung cấp|do (?:nhân vật|gia đình) cung cấp)(?![\p{L}])/iu;
const NUMBER = /^ ?\d{1,3}(?![\d/.,]\d)\.?/u;
/** Small words inside credits: `Ảnh: báo Yên Bái`, `Ảnh: Nhân vật cung cấp`, `Ảnh: Chụp màn hình`. */
const SMALL_WORDS = new Set(
  `báo đài tác giả nhân vật gia đình cung cấp minh họa hoạ sưu tầm tư liệu chụp màn hình cắt từ clip video internet do
  facebook người dân công an cơ quan phóng viên tạp chí truyền hình cổng thông tin điện tử`.split(/\s+/u),
);
/** Titles and names of days that open the next sentence, besides the common openers. */
const NEXT_OPENERS = new Set([
  'Ths',
  'ThS',
  'TS',
  'GS',
  'PGS',
  'BS',
  'Ts',
  'Bs',
  'Luật',
  'Bác',
  'Thượng',
  'Thiếu',
  'Đại',
  'Trung',
]);
/** Longer names are no names. */
const NAME_WORDS = 6;
/** Share of a source in brackets that gives figures, not pictures: `(Nguồn: Tổng cục Thống kê)`. */
const STATISTICS = /cục|bộ|sở|viện|ngân hàng|niên giám|thống kê|kho bạc|hải quan|báo cáo|ubnd|ủy ban/iu;

/** The photo credits in `text[from, to)`, in order. Only those whose end is certain. */
export function creditsIn(text: string, from: number, to: number): Credit[] {
  const part = text.slice(from, to);
  const found: Credit[] = [];
  if (!/ảnh|nguồn|đồ h/iu.test(part)) return found;
  let behind = 0;
  for (const match of part.matchAll(CREDIT)) {
    if (match.index < behind) continue;
    const credit = creditAt(part, match.index, match.index + match[0].length);
    if (credit === undefined) continue;
    found.push({ start: from + credit.start, end: from + credit.end, named: credit.named });
    behind = credit.end;
  }
  return found;
}

function creditAt(part: string, start: number, wordEnd: number): Credit | undefined {
  const bracketed = part[start] === '(';
  if (bracketed) return bracketedCredit(part, start, wordEnd);
  const number = NUMBER.exec(part.slice(wordEnd, wordEnd + 8));
  // "Lai Châu: Nâng cao chất lượng - Ảnh 2." is a caption; "Ảnh 2 cho thấy …" is a sentence.
  if (number && /^[-–—]/u.test(part.slice(start))) return { start, end: wordEnd + number[0].length, named: true };
  const kind = KIND.exec(part.slice(wordEnd, wordEnd + 40));
  if (kind) return kindCredit(part, start, wordEnd + kind[0].length);
  const colon = /^ ?: ?/u.exec(part.slice(wordEnd, wordEnd + 4));
  if (colon) {
    const end = nameEnd(part, wordEnd + colon[0].length, false);
    return end === undefined ? undefined : { start, end, named: true };
  }
  if (part[wordEnd] !== ' ' || !atSentenceStart(part, start)) return undefined;
  const end = nameEnd(part, wordEnd + 1, true);
  return end === undefined ? undefined : { start, end, named: true };
}

/** `(Ảnh: Minh Sơn/Vietnam+)`, `(ảnh minh họa)`, `(Nguồn: TTXVN)`. Not `(ảnh bên)`, nor sources of statistics. */
function bracketedCredit(part: string, start: number, wordEnd: number): Credit | undefined {
  const close = part.indexOf(')', wordEnd);
  if (close < 0 || close - start > 80) return undefined;
  const inside = part.slice(wordEnd, close);
  const named = /^ ?:/u.test(inside) || /: ?\S/u.test(inside);
  if (!named && !KIND.test(inside)) return undefined;
  if (/nguồn/iu.test(part.slice(start, wordEnd)) && STATISTICS.test(inside)) return undefined;
  const end = part[close + 1] === '.' ? close + 2 : close + 1;
  return { start, end, named };
}

/** `Ảnh minh họa`, `Ảnh minh họa: Internet`, `Ảnh minh họa. Nguồn: TTXVN.` */
function kindCredit(part: string, start: number, kindEnd: number): Credit {
  const source = /^(?:\. ?Nguồn|\.? ?\(Nguồn)? ?: ?/u.exec(part.slice(kindEnd, kindEnd + 12));
  if (source) {
    const end = nameEnd(part, kindEnd + source[0].length, false);
    if (end !== undefined) return { start, end, named: true };
  }
  return { start, end: part[kindEnd] === '.' ? kindEnd + 1 : kindEnd, named: false };
}

const atSentenceStart = (part: string, start: number): boolean =>
  start === 0 ||
  /[.!?…”"»)]\s{1,3}$/u.test(part.slice(Math.max(0, start - 5), start)) ||
  /^[-–—]/u.test(part.slice(start));

/**
 * Where the name that begins at `at` ends. After a name without a full stop the next sentence begins with a capital too
 * (`Ảnh: Đào Loan Cung nhiều, cầu ít`), so the capital before the first small word is not of the name.
 * With `strict` (no colon was there) only a full stop, a bracket, the end or a sure opener ends it.
 */
function nameEnd(part: string, at: number, strict: boolean): number | undefined {
  let end = at; // behind the last word of the name
  let before = at; // behind the word before that
  let words = 0;
  for (let from = at; from < part.length; ) {
    const blank = part.indexOf(' ', from);
    const to = blank < 0 ? part.length : blank;
    const noBreak = part.slice(from, to).indexOf('\u00a0');
    const wordEnd = noBreak < 0 ? to : from + noBreak;
    const word = part.slice(from, wordEnd);
    if (words > 0 && (opensNext(word) || agencyIsOver(part.slice(at, end), word))) return withTail(part, end);
    if (!isNameWord(word)) {
      if (word.startsWith('(') && words > 0) return withTail(part, end);
      if (strict || words === 0) return undefined;
      return before > at && isPlain(word) ? before : words > 0 && !isPlain(word) ? end : undefined;
    }
    words++;
    before = end;
    end = wordEnd;
    if (/[.)…;]$/u.test(word) && !/^TP\.$/iu.test(word) && !isInitial(word, part, to)) return withTail(part, end);
    if (/[,:]$/u.test(word)) return strict ? undefined : end - 1;
    if (to === part.length || wordEnd < to) return end; // the end, or a no-break space
    if (part[to + 1] === ' ') return end; // "Ảnh: AFP  Công chúa": two blanks where an element ended
    if (words > NAME_WORDS) return strict ? undefined : agencyEnd(part, at, end);
    from = to + 1;
  }
  return words > 0 ? end : undefined;
}

/** `Ảnh: Nhan Sáng/TTXVN Thủ tướng Nguyễn Xuân Phúc Tiếp …`: the agency behind the slash ends the name. */
function agencyEnd(part: string, at: number, to: number): number | undefined {
  const agency = /^\S+(?: \S+){0,3}?\/[\p{Lu}\d.]{2,12}(?= )/u.exec(part.slice(at, to));
  return agency ? at + agency[0].length : undefined;
}

const isNameWord = (word: string): boolean =>
  /^[\p{Lu}\d@][^\s“"]*$/u.test(word) ? /\p{L}/u.test(word) : SMALL_WORDS.has(word.toLowerCase().replace(/[.)]$/u, ''));
/** A word or figure that stands inside a sentence, as `28/6,` behind `Sáng`; a quotation mark opens the next one. */
const isPlain = (word: string): boolean => /^[\p{Ll}\d]/u.test(word);
const isCapitals = (words: string): boolean => /^[\p{Lu}\d./+ -]{2,}$/u.test(words) && /\p{Lu}{2}/u.test(words);
const isInitial = (word: string, part: string, to: number): boolean =>
  /^(?:\p{Lu}\.){1,3}$/u.test(word) &&
  /^ \p{Lu}(?:\.|\p{Ll}{1,6}(?:[ .]|$))/u.test(part.slice(to, to + 9)) &&
  !opensNext(part.slice(to + 1).split(' ', 1)[0]!);

function opensNext(word: string): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  const bare = word.replace(/[,.:]$/u, '');
  return NEXT_OPENERS.has(bare) || (SURE_OPENERS.has(bare) && SENTENCE_OPENERS.has(bare.toLowerCase()));
}

/** Openers that are no part of names: `Anh`, `Hà`, `Minh` open sentences too but are names first. */
const SURE_OPENERS = new Set(
  `Ông Bà Chị Theo Trong Tại Từ Đến Khi Sau Trước Tuy Nhưng Và Do Vì Nếu Với Để Ngoài Hiện Đây Đó Này Ở Trên Dưới Qua Về
  Cùng Cũng Bên Không Chưa Đã Đang Sẽ Có Được Bị Là Như Nhờ Bởi Dù Mặc Hay Hoặc Tức Vậy Thế Rồi Còn Nên Mà Thì Lúc Hồi
  Ngay Vừa Mới Đặc Riêng Cụ Tiếp Ngày Tháng Năm Sáng Chiều Tối Đêm Trưa Các Những Một Hai Ba Bốn Nhiều Mỗi Mọi`
    .split(/\s+/u)
    .filter((word) => word !== 'Sáng' && word !== 'Ba' && word !== 'Năm'),
);

/** `Ảnh: AFP Công chúa …`, `Ảnh: Yonhap Vị tổng thống …`: no Vietnamese name goes on behind an agency. */
const agencyIsOver = (name: string, word: string): boolean =>
  /^\p{Lu}/u.test(word) &&
  ((isCapitals(name) && !isCapitals(word)) || (isForeign(name) && !/^[\x21-\x7e]+$/u.test(word)));

const SYLLABLE = /^(?:ngh?|nh|ch|th|tr|kh|ph|gh?|gi|qu|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/iu;
const isForeign = (name: string): boolean => /^[a-z]{5,}$/iu.test(name) && !SYLLABLE.test(name);

/** `Ảnh: La Lành (Trung tâm TT-VH Bình Liêu)`, `Ảnh: Nguyễn Dân -TTXVN`: what stands behind the name is of the credit. */
function withTail(part: string, end: number): number {
  const tail = /^(?: \([^()]{2,80}\)\.?| ?[-–/] ?[\p{Lu}\d.+]{2,10}(?![\p{L}\d]))/u.exec(part.slice(end, end + 90));
  return tail ? end + tail[0].length : end;
}
