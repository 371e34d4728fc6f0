import { publisherNamed } from './publishers.js';
import { bylineOf, isAgency } from './text/bylines.js';

/** `baolangson.vn`, `https://…/tac-gia/hoai-anh` */
const ADDRESS = /^(?:https?:\/\/|www\.)|^[^\s@]{1,60}\.(?:vn|com|net|org|info)$/iu;
/** What begins or ends as names of papers, offices and companies do. */
const OFFICE =
  /^(?:báo|tạp chí|cổng|trang (?:tin|thông tin)|đài (?:pt|tt|phát|truyền)|công ty|trung tâm|sở|ubnd|ủy ban|uỷ ban|phòng (?:văn|giáo|y|nông|kinh|nội)) \S|(?:^|\s)(?:online|news|media|press|tv|điện tử|portal|website)$/iu;
/** Names of accounts that are no one's. */
const ACCOUNT =
  /^(?:admin(?:istrator)?|quan ?tri(?: vien)?|quản trị(?: viên)?|webmaster|editor|super ?user|biên tập(?: viên)?|bien ?tap|btv|tòa soạn|toà soạn|thư ký tòa soạn|user\d{0,6}|tác giả|author|guest|unknown|root)$/iu;

/** Letters without marks: `Kinh tế & Đô thị` and `kinhtedothi`. */
const bare = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/đ/gu, 'd')
    .replace(/[^a-z0-9]+/gu, '');

/**
 * True where a name that is given as the author may be that of a person: not the paper under one of its names, an agency, an
 * address, or the account of nobody.
 *
 * @param papers names of the paper, of its site and its host
 */
export function mayBePerson(name: string, papers: readonly string[]): boolean {
  if (!/\p{Lu}/u.test(name) || ADDRESS.test(name) || OFFICE.test(name) || ACCOUNT.test(name)) return false;
  if (publisherNamed(name) !== undefined || isAgency(name)) return false;
  const byline = bylineOf(name);
  if (byline !== undefined && byline.author === undefined) return false;
  const key = bare(name);
  return !papers.some(
    (paper) => bare(paper) === key || bare(paper.replace(/(?:\.(?:com|org|net))?\.[a-z]{2,4}$/iu, '')) === key,
  );
}
