import { timeUnits } from './duration/lexicon.js';
import { lexeme, lexemes } from './lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens, WORD } from './lexer/tokens.js';
import { units } from './measure/lexicon.js';
import { FUNCTION_WORDS, isMark, isPhraseEnd } from './words.js';

/** The denominator of a rate as written, without its slash and a leading `1`, and the token behind it. */
export interface Per {
  readonly text: string;
  readonly next: number;
}

/** First syllables of nouns of two: `/học sinh`, `/đầu người`, `/công trình`. */
const OPENS_NOUN_OF_TWO = lexemes(
  'học đầu công lao hành nhân sinh gia cổ ô xe hộ căn phòng suất bệnh sản hợp khẩu giáo cán đơn doanh mét héc thành đại lượt ngôi cuộc chuyến vụ nhà',
);
const SINGLE = lexemes(
  'người hộ con cây cái chiếc xã huyện tỉnh thôn bản em cháu suất lần đợt ca vụ chuyến vé khách máy kg tấn tạ lít ngày tháng năm giờ h s giây phút đêm tuần quý vòng lượng chỉ cân bao thùng chai lon hộp quả trái kỳ buổi tiết sào ha cp lớp trường nhóm bình can gói mẫu',
);
const ONE = lexeme('một');

/** Reads one denominator behind a slash at token `i`: `người`, `1 nhà mới`, `24 giờ`, `m2`. */
function denominatorAt(t: Tokens, i: number): Per | undefined {
  let at = i;
  const counted = t.type[at] === NUMBER;
  if (counted) {
    const time = timeUnits.at(t, at + 1);
    if (time) return { text: sliceOf(t, at, time.next), next: time.next };
    if (sliceOf(t, at, at + 1) !== '1') return undefined;
    at++;
  } else if (t.lexeme[at] === ONE) at++;
  if (t.type[at] !== WORD) return undefined;
  const unit =
    units.at(t, at) ??
    (SINGLE.has(t.lexeme[at]!) && !OPENS_NOUN_OF_TWO.has(t.lexeme[at]!) ? undefined : timeUnits.at(t, at));
  if (unit) return { text: sliceOf(t, at, unit.next), next: unit.next };
  if (FUNCTION_WORDS.has(t.lexeme[at]!) && !SINGLE.has(t.lexeme[at]!)) return undefined;
  if (t.capital[at] === 1) return undefined;
  let next = at + 1;
  if (counted) {
    // "/1 công trình nước sạch": the noun phrase goes on to the next punctuation
    while (next < at + 5 && !isPhraseEnd(t, next) && t.type[next] === WORD && !FUNCTION_WORDS.has(t.lexeme[next]!))
      next++;
  } else if (
    OPENS_NOUN_OF_TWO.has(t.lexeme[at]!) &&
    t.type[next] === WORD &&
    t.capital[next] === 0 &&
    !FUNCTION_WORDS.has(t.lexeme[next]!)
  ) {
    next++;
  }
  return { text: sliceOf(t, at, next), next };
}

/** Reads `/người/năm` at token `i`, which must be a slash. */
export function perAt(t: Tokens, i: number): Per | undefined {
  if (!isMark(t, i, '/')) return undefined;
  const first = denominatorAt(t, i + 1);
  if (!first) return undefined;
  const more = perAt(t, first.next);
  return more ? { text: `${first.text}/${more.text}`, next: more.next } : first;
}
