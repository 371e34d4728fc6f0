/** Longer lines are no signatures. */
const LONGEST = 80;

const LABEL =
  /^(?:tác giả|bài và ảnh|bài, ảnh|bài|tin và ảnh|tin, ảnh|người viết|thực hiện|tổng hợp|biên tập|phóng viên|nhóm phóng viên|nhóm pv|nhà báo|pv|ctv|viết bởi|gửi bởi|đăng bởi|bởi|nguồn(?: tin)?|theo)(?:\s{0,2}[:–-]\s{0,3}|\s)(?=\S)/iu;
const SOURCE_LABEL = /^(?:nguồn|theo)/iu;
/** `(TTXVN)`, `[t/h]` behind a name. */
const NOTE = /\s{0,2}[([][^()[\]]{1,60}[)\]]$/u;
/** What the author did. */
const TASK = /\s{0,2}[-–,]?\s?(?:tổng hợp|lược dịch|thực hiện|biên dịch|ghi)$/iu;
/** A word of a name: `Hoài`, `PHƯƠNG`, `T.Tú`, `H’Linh`; agencies `TTXVN`, `VOV.VN`. */
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’./+-]*$/u;
/** Family and given names are one to four syllables; two authors are joined by a dash or comma. */
const NAME_WORDS = 9;

/** `Vĩnh Phong/VOV-ĐBSCL`, `Nhan Sáng/TTXVN`: whom the author works for. */
const OF_AGENCY = /(?<=\p{Ll})\s?\/\s?\p{Lu}[\p{Lu}\d.+-]{1,14}$/u;

/** Reads a line at the foot of an article that names who wrote it. */
export interface Byline {
  /** Absent where the line names a source (`Nguồn: BBK104`) or an agency only. */
  readonly author?: string;
}

/** `Hoài Anh`, `PHƯƠNG DUNG`, `Tác giả:  Việt Bắc`, `Nguồn:  BBK104`, `Theo TTXVN`, `(TTXVN/Vietnam+)`, `Bài và ảnh: Hải Yến`. */
export function bylineOf(line: string): Byline | undefined {
  // "PV: Xin cảm ơn bác sĩ!"
  if (line.length > LONGEST || line.length < 2 || /[!?]$/u.test(line)) return undefined;
  const bare = /^\((?<inside>[^()]{2,78})\)$/u.exec(line)?.groups?.['inside'] ?? line;
  const label = LABEL.exec(bare);
  if (label === null && isSentence(bare)) return undefined;
  const name = (label ? bare.slice(label[0].length) : bare)
    .replace(/ [-–|•·]$/u, '')
    .replace(NOTE, '')
    .replace(TASK, '')
    .replace(/[\s.,]{1,5}$/u, '')
    .replace(OF_AGENCY, '');
  const words = name
    .split(/[\s\u00a0]{1,9}|, ?/u)
    .filter((word) => word !== '-' && word !== '–' && word !== '&' && word !== '');
  if (words.length === 0 || words.length > NAME_WORDS) return undefined;
  const isName = words.every((word) => NAME_WORD.test(word) || word === 'và');
  if (label && SOURCE_LABEL.test(label[0])) return isName || /:/u.test(label[0]) ? {} : undefined;
  if (!isName) return label && /[:–-]/u.test(label[0]) ? {} : undefined;
  if (words.length === 1 && !label) {
    if (bare !== line && isAgency(name)) return {};
    return /^\p{Lu}\.\p{L}{1,9}$/u.test(name) ? { author: name } : undefined;
  }
  return isAgency(name) ? {} : { author: name.replace(/[\s\u00a0]{1,9}/gu, ' ') };
}

/** The second word of a name has a capital; what may stand behind a single one is known. Tells most lines apart at once. */
function isSentence(line: string): boolean {
  const second = line.indexOf(' ') + 1;
  return (
    second > 0 &&
    SMALL.test(line[second] ?? '') &&
    !/^(?:và|ghi|tổng|lược|thực|biên)(?!\p{L})/u.test(line.slice(second, second + 6))
  );
}
const SMALL = /^[\p{Ll}\d]/u;

const AGENCY =
  /^(?:TTXVN|VGP|VOV|VTV|AFP|AP|Reuters|CTV|PV|BBT|BTV|Internet|VnExpress|Dân trí|Vietnam\+|Ban Biên tập|Ban biên tập|Phóng viên|Nhóm PV|Super User|Admin|Administrator|Quản trị|Ban Tuyên giáo|Biên tập)(?:$|[\s/.])|\.(?:vn|com|net|VN)$/u;
/** True for agencies and offices: `TTXVN`, `Ban Biên tập`. */
export const isAgency = (name: string): boolean => AGENCY.test(name);
