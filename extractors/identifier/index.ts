import { bareYearAt } from '../calendar/index.js';
import { type Lexeme, lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, sliceOf } from '../lexer/tokens.js';
import type { Extractor, Rule } from '../rule.js';
import { IN_DIGITS, JOINED_BEFORE } from '../traits.js';
import { ALWAYS_COUNTED, isDash, isMark, isPhraseEnd, plainAt, romanAt } from '../words.js';
import { endingRules } from './endings.js';
import { headRules } from './heads.js';
import { COMPOUND_BEFORE, named } from './lexicon.js';
import { properNameRules } from './names.js';
import { pitchRules } from './pitch.js';
import { documentAt, numberRules, wordRules } from './rules.js';
import { scoreRules } from './scores.js';
import { documentNumberAt, endsName, identifierDraft, isName, nameNumberEnd, namesAt, plateAt } from './shapes.js';
import { sumRules } from './sums.js';
import { tableRules } from './tables.js';

/** Lexemes that open a phrase of `identifier/lexicon.ts`. */
const first = (words: string): readonly Lexeme[] => [...new Set(words.split(' '))].map(lexeme);
const DOCUMENT_STARTS = first(
  'nghị quyết chỉ công kết thông quy kế văn báo tờ đề hướng chương luật pháp sắc dự tiêu điều nq nđ qđ tt ct kl trung tw chuyên lệnh giấy hợp hóa vụ',
);
const NAME_STARTS = first(
  'phút á elo hệ nguyện bước kháp hiệp set cỡ size câu tuổi top tốp cấp cảnh nhánh vòng mũi quốc ql tỉnh tl đường đt hương huyện vành cao quận phường khoản lữ trung sư tiểu đại quân vùng binh đơn ngõ ngách hẻm ngã bệnh kiệt khoảnh bks biển chương tiết lô ' +
    'mạ số tổ cảng hotline km xóm thôn ấp khu khối bản đội khóm buôn làng phòng gói cơ giai bài kỳ ảnh hình bảng biểu mục phần điều điểm tập nhóm hội trường nhà tòa cổng cửa ' +
    'làn bến chợ tuyến zone block trạm cầu cống kênh phố tàu xã trang mẫu phụ cột giếng mỏ lò',
);

const names: readonly Rule<'identifier'>[] = [
  { name: 'identifier/document-word', starts: DOCUMENT_STARTS, read: documentAt },
  {
    // "quốc lộ 14", "Km 1522", "xóm 13", "quận 1", "khoản 1", "Ảnh 2.", "giai đoạn 2"; "tổ 5 người" counts
    name: 'identifier/name',
    starts: NAME_STARTS,
    read(context, i) {
      const { t, last } = context;
      const found = named.at(t, i);
      if (!found) return undefined;
      const at =
        isMark(t, found.next, ':') || (isMark(t, found.next, '.') && t.glued[found.next + 1] === 1)
          ? found.next + 1
          : found.next;
      // "5 km 200", "7 khu phố 3 lần": a number before the word counts it, unless it ended a name or day ("tối 8/5 tập 4")
      if (
        t.lexeme[i] !== MARK_WORD &&
        t.type[i - 1] === NUMBER &&
        !(last !== undefined && last.next === i && isName(last))
      )
        return undefined;
      const strict = found.value === 'strict';
      const evidence = `named by "${sliceOf(t, i, found.next)}"`;
      if (t.type[at] !== NUMBER) {
        return strict && romanAt(t, at) !== undefined && isPhraseEnd(t, at + 1)
          ? identifierDraft(t, at, at + 1, evidence)
          : undefined;
      }
      if (bareYearAt(t, at) !== undefined && !(t.lexeme[i] === TOP && context.isNoun(at + 1))) return undefined;
      const whole = plateAt(t, at) ?? documentNumberAt(t, at);
      if (whole !== undefined) return identifierDraft(t, at, whole, evidence);
      const next = nameNumberEnd(t, at);
      if (next === undefined) return undefined;
      // "độ tuổi 9 đến 12"
      const quantity = context.quantity(at);
      if (t.lexeme[i] === AGE && quantity?.value2 !== undefined && quantity.kind === 'bare')
        return identifierDraft(t, at, quantity.next, evidence);
      // "top 500 doanh nghiệp": the name of a list
      if (t.lexeme[i] === TOP && quantity?.kind === 'bare' && quantity.next === at + 1)
        return identifierDraft(t, at, at + 1, evidence);
      if (strict)
        return next > at + 1 || namesAt(context, at, true) ? identifierDraft(t, at, next, evidence) : undefined;
      // "622 điểm 10", "toàn điểm 10": the mark; "số điểm 10 thí sinh" counts
      const isFull =
        plainAt(t, at) === 10 && TEN_BEFORE.has(t.lexeme[i - 1]!) && !ALWAYS_COUNTED.has(t.lexeme[at + 1]!);
      if (
        t.lexeme[i] === MARK_WORD &&
        (plainAt(t, at) ?? 11) <= 10 &&
        (isFull || (!COMPOUND_BEFORE.has(t.lexeme[i - 1]!) && !NOT_A_MARK.has(t.lexeme[i - 1]!))) &&
        quantity?.numeral.scale === 1 &&
        quantity.unit !== '%'
      )
        return identifierDraft(t, at, at + 1, evidence);
      // "máy bay chiến đấu cơ thế hệ 5": a head of two syllables is no part of another word
      if (found.next === i + 1 && COMPOUND_BEFORE.has(t.lexeme[i - 1]!)) return undefined;
      // "trong tập 7 chương trình Cười xuyên Việt", "Tập 3 phát sóng"
      if (t.lexeme[i] === EPISODE && next === at + 1 && SHOWN.has(t.lexeme[next]!))
        return identifierDraft(t, at, next, evidence);
      const isRoad = t.lexeme[i] === ROAD;
      if (next > at + 1) return isRoad && isDash(t, at + 1) ? identifierDraft(t, at, next, evidence) : undefined;
      const isSmall = (plainAt(t, at) ?? 1000) < 1000;
      // "Điều 31 dự thảo Luật", "Đội 3 phụ trách": a capital inside a sentence says that it is a name
      if (isSmall && t.capital[i] === 1 && !context.isSentenceStart(i) && namesAt(context, at, true))
        return identifierDraft(t, at, next, evidence);
      return isSmall && namesAt(context, at, false) && endsName(context, next)
        ? identifierDraft(t, at, next, evidence)
        : undefined;
    },
  },
  {
    // "QL 32, 37", "Đơn nguyên 4, 5": a list of names goes on
    name: 'identifier/list',
    starts: 'number',
    needs: IN_DIGITS | JOINED_BEFORE,
    read(context, i) {
      const { t, last } = context;
      if (last?.kind !== 'identifier' || last.next !== i - 1 || !(isMark(t, i - 1, ',') || t.lexeme[i - 1] === AND))
        return undefined;
      if (plainAt(t, i) === undefined || !namesAt(context, i, false)) return undefined;
      return identifierDraft(t, i, i + 1, 'goes on from the name before');
    },
  },
];
const AND = lexeme('và');

const MARK_WORD = lexeme('điểm');
const TEN_BEFORE = lexemes('một toàn số hiện hai ba');
const NOT_A_MARK = lexemes('số tổng dứt cao đặc ưu nhược yếu thí khuyết tiêu đỉnh chấm');
const AGE = lexeme('tuổi');
const ROAD = lexeme('đường');
const TOP = lexeme('top');
const EPISODE = lexeme('tập');
const SHOWN = lexemes('chương vòng phát khán sắp mở lên của');

export const identifier: Extractor<'identifier'> = {
  kind: 'identifier',
  rules: [
    ...numberRules,
    ...scoreRules,
    ...tableRules,
    ...sumRules,
    ...properNameRules,
    ...endingRules,
    ...headRules,
    ...pitchRules,
    ...wordRules,
    ...names,
  ],
};
