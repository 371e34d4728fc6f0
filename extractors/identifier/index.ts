import { type Lexeme, lexeme } from '../lexer/lexicon.js';
import { NUMBER } from '../lexer/tokens.js';
import type { Extractor, Rule } from '../rule.js';
import { isMark, isPhraseEnd, plainAt, romanAt } from '../words.js';
import { named } from './lexicon.js';
import { documentAt, identifierDraft, nameNumberEnd, namesAt, numberRules, wordRules } from './rules.js';

/** Lexemes that open a phrase of `identifier/lexicon.ts`. */
const first = (words: string): readonly Lexeme[] => [...new Set(words.split(' '))].map(lexeme);
const DOCUMENT_STARTS = first(
  'nghị quyết chỉ công kết thông quy kế văn báo tờ đề hướng chương luật pháp sắc dự tiêu điều nq nđ qđ tt ct kl trung tw chuyên lệnh giấy hợp hóa vụ',
);
const NAME_STARTS = first(
  'quốc ql tỉnh tl đường đt hương huyện vành cao quận phường khoản lữ trung sư tiểu đại quân vùng binh đơn ngõ ngách hẻm ngã bệnh kiệt khoảnh bks biển chương tiết lô ' +
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
      const { t } = context;
      const found = named.at(t, i);
      if (!found) return undefined;
      const at = isMark(t, found.next, ':') ? found.next + 1 : found.next;
      // "quốc lộ 1A" may stand behind a number of its own ("7 khu phố 3 lần"), "5 km 200" is a length
      if (t.type[i - 1] === NUMBER) return undefined;
      if (t.type[at] !== NUMBER) {
        return found.value === 'strict' && romanAt(t, at) !== undefined && isPhraseEnd(t, at + 1)
          ? identifierDraft(t, at, at + 1)
          : undefined;
      }
      const next = nameNumberEnd(t, at);
      if (next === undefined) return undefined;
      const isSmall = (plainAt(t, at) ?? Number.POSITIVE_INFINITY) < 1000 || next > at + 1;
      if (found.value === 'strict')
        return namesAt(context, at) || next > at + 1
          ? identifierDraft(t, at, next, `named by "${t.text.slice(t.start[i], t.end[found.next - 1])}"`)
          : undefined;
      return isSmall &&
        namesAt(context, at) &&
        (next === at + 1 || t.glued[at + 1] === 1) &&
        endsLooseName(context, next)
        ? identifierDraft(t, at, next, `named by "${t.text.slice(t.start[i], t.end[found.next - 1])}"`)
        : undefined;
    },
  },
  {
    // "QL 32, 37", "Đơn nguyên 4, 5": a list of names goes on
    name: 'identifier/list',
    starts: 'number',
    read(context, i) {
      const { t, last } = context;
      if (last?.kind !== 'identifier' || last.next !== i - 1 || !(isMark(t, i - 1, ',') || t.lexeme[i - 1] === AND))
        return undefined;
      if (plainAt(t, i) === undefined || !namesAt(context, i) || !endsLooseName(context, i + 1)) return undefined;
      return identifierDraft(t, i, i + 1, 'goes on from the name before');
    },
  },
];
const AND = lexeme('và');

/** A name in a loose frame ends its phrase: what follows is punctuation, a capital, or a word that opens no noun phrase. */
function endsLooseName(context: Parameters<typeof namesAt>[0], next: number): boolean {
  const { t } = context;
  const behind = next;
  return isPhraseEnd(t, behind) || t.capital[behind]! > 0 || !context.isNoun(behind);
}

export const identifier: Extractor<'identifier'> = {
  kind: 'identifier',
  rules: [...numberRules, ...wordRules, ...names],
};
