import { bareYearAt } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens, WORD } from '../lexer/tokens.js';
import { currencies } from '../money/lexicon.js';
import type { Context, Rule } from '../rule.js';
import { CAPITAL_BEFORE, IN_DIGITS, MARK_BEHIND } from '../traits.js';
import { COUNTED, isDash, isMark, isPhraseEnd, isSyllableAt, plainAt } from '../words.js';
import { gluedEnd, identifierDraft, isOtherNoun } from './shapes.js';

/** Abbreviations that figures stand behind: places and bodies that lists count by, and what is scored. */
const COUNTED_BY = lexemes('tp hcm hn ubnd đh cđ thpt thcs iq eq gdp cpi');
/** Behind a name with a number these go on with the sentence: nothing that could be counted stands between. */
const GO_ON = lexemes(
  'đã là của được thuộc với mang sẽ không trong cho do có bị vừa đang cũng vẫn tại ở về này từ để thì sau trên lên sang phải mới lại luôn rất đều khi vào ra nên ' +
    'giúp đưa ép xả đổ nối khởi di chia nghe nhận tìm khám phẫu cứu mở xây rơi nằm chạy đi thứ dự giải thanh công kiêm hướng',
);
/** How pure gold is, in parts of a thousand or ten thousand. */
const PURITIES = new Set(['999,9', '999.9', '9999', '99,99', '99.99', '99,9']);
const GOLD = lexemes('vàng trơn sjc doji pnj');
const K = lexeme('k');
/** `24k`, `18k` */
const KARATS = new Set(['24', '22', '18', '14', '10']);
/** `vàng trắng 18k` */
const WHITE_GOLD = lexemes('trắng đỏ tây ta hồng và');
const CARATS = lexemes('cara carat karat kara');

/** A whole number of up to four digits without a unit, that is no year. */
function isPlain(context: Context, i: number): boolean {
  const { t } = context;
  if (t.glued[i] === 1 || plainAt(t, i) === undefined || bareYearAt(t, i) !== undefined) return false;
  const quantity = context.quantity(i);
  return quantity?.kind === 'bare' && quantity.next === i + 1;
}

const LIST_REACH = 6;

/** True where counts stand around: `Bến Tre 275, Tây Ninh 276` counts by place. */
function isInListOfCounts({ t, last }: Context, i: number): boolean {
  if (last?.kind === 'count' && i - last.next < LIST_REACH) return true;
  for (let at = i + 2; at < i + 2 + LIST_REACH; at++) {
    if (t.type[at] === NUMBER) return t.capital[at - 1]! > 0;
    if (t.capital[at] === 0) return false;
  }
  return false;
}

/** An abbreviation or one capital letter: `SOM`, `RON`, `U`, `BĐ`. Marks of tone say that a heading is in capitals (`Ở`, `YẾU`). */
function isAbbreviation(t: Tokens, i: number): boolean {
  if (t.type[i] !== WORD || t.capital[i] === 0 || (t.capital[i] === 1 && t.end[i]! - t.start[i]! > 1)) return false;
  for (let at = t.start[i]!; at < t.end[i]!; at++) {
    const unit = t.text.charCodeAt(at);
    if (unit > 0x7f && unit !== CAPITAL_D && unit !== CAPITAL_U) return false;
  }
  return true;
}
const CAPITAL_D = 'Đ'.charCodeAt(0);
const CAPITAL_U = 'Ư'.charCodeAt(0);

/** `Tin thể thao 12/7`, `MU 30-9`: a day or pair. */
const isPair = (t: Tokens, i: number): boolean =>
  isMark(t, i + 1, '/') || (isDash(t, i + 1) && t.type[i + 2] === NUMBER);

/** Numbers that end a name and count nothing. */
export const endingRules: readonly Rule<'identifier'>[] = [
  {
    // "Hội nghị SOM 2", "xăng RON 92 giảm", "HTC U 11:": no noun stands behind; "TP.HCM 15, Hà Nội 12" counts
    name: 'identifier/abbreviation-and-number',
    starts: 'number',
    needs: IN_DIGITS | CAPITAL_BEFORE,
    read(context, i) {
      const { t } = context;
      if (!isAbbreviation(t, i - 1) || COUNTED_BY.has(t.lexeme[i - 1]!) || !isPlain(context, i)) return undefined;
      if (context.isNoun(i + 1) || t.capital[i + 1] === 2 || isPair(t, i)) return undefined;
      if (currencies.at(t, i - 1) || isInListOfCounts(context, i)) return undefined;
      return identifierDraft(t, i, gluedEnd(t, i), 'behind an abbreviation');
    },
  },
  {
    // "Bệnh viện Nhi Đồng 1 đã tiếp nhận", "tàu Biển Ngọc 20 mang số hiệu": the sentence goes on behind the name
    name: 'identifier/name-goes-on',
    starts: 'number',
    needs: IN_DIGITS | CAPITAL_BEFORE,
    read(context, i) {
      const { t } = context;
      if (t.capital[i - 1] === 0 || !GO_ON.has(t.lexeme[i + 1]!) || t.capital[i + 1]! > 0) return undefined;
      // "835 dự án" counts, "Galaxy Note 8 dự đoán" does not
      if (COUNTED.has(t.lexeme[i + 1]!) && !isOtherNoun(t, i + 1)) return undefined;
      if (context.isSentenceStart(i - 1) || !isPlain(context, i) || isInListOfCounts(context, i)) return undefined;
      return identifierDraft(t, i, i + 1, 'the sentence goes on behind a name');
    },
  },
  {
    // "BMW 5-Series", "cửa hàng 7-Eleven"
    name: 'identifier/number-and-name',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      if (!isDash(t, i + 1) || t.glued[i + 1] !== 1 || t.glued[i + 2] !== 1) return undefined;
      if (t.type[i + 2] !== WORD || t.capital[i + 2] !== 1 || plainAt(t, i) === undefined) return undefined;
      // "1-Nguyễn Văn A" opens a list, "7-Eleven mở cửa hàng" does not
      return context.isSentenceStart(i) && isSyllableAt(t, i + 2)
        ? undefined
        : identifierDraft(t, i, gluedEnd(t, i), 'joined to a name');
    },
  },
  {
    // "vàng 18 cara" (diamonds weigh carats), "vàng 9999", "vàng Rồng Thăng Long 999,9 (24k)"; "9999 bông hồng" counts
    name: 'identifier/purity',
    starts: 'number',
    needs: IN_DIGITS,
    read(context, i) {
      const { t } = context;
      if (CARATS.has(t.lexeme[i + 1]!) && GOLD.has(t.lexeme[i - 1]!))
        return identifierDraft(t, i, i + 2, 'how pure gold is');
      // "vòng vàng 24k", "999,9 (24k)", "18k, 14k"; "giá 24k" is money
      const isCarat = t.lexeme[i + 1] === K && t.glued[i + 1] === 1 && KARATS.has(sliceOf(t, i, i + 1));
      const isKarat =
        GOLD.has(t.lexeme[i - 1]!) ||
        isMark(t, i - 1, '(') ||
        isMark(t, i - 1, ',') ||
        WHITE_GOLD.has(t.lexeme[i - 1]!);
      if (isCarat && isKarat) return identifierDraft(t, i, i + 2, 'how pure gold is');
      if (t.text.charCodeAt(t.start[i]!) !== NINE || !PURITIES.has(sliceOf(t, i, i + 1))) return undefined;
      const quantity = context.quantity(i);
      if (quantity?.kind !== 'bare' || quantity.next !== i + 1) return undefined;
      const endsName = t.capital[i - 1]! > 0 || isMark(t, i - 1, '(') || isPhraseEnd(t, i + 1);
      return GOLD.has(t.lexeme[i - 1]!) || (endsName && !context.isNoun(i + 1))
        ? identifierDraft(t, i, i + 1, 'how pure gold is')
        : undefined;
    },
  },
];
const NINE = 0x39;
