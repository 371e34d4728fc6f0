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

/** The same of names of papers and hosts, which come again with every page; hosts without their end. */
const keys = new Map<string, string>();
const KEYS_MOST = 2000;
function keyOf(paper: string): string {
  let key = keys.get(paper);
  if (key === undefined) {
    key = bare(paper.replace(/(?:\.(?:com|org|net))?\.[a-z]{2,4}$/iu, ''));
    if (keys.size >= KEYS_MOST) keys.clear();
    keys.set(paper, key);
  }
  return key;
}

/**
 * True for the paper under one of its names.
 *
 * @param papers names of the paper, of its site and its host
 */
export function isPaper(name: string, papers: readonly string[]): boolean {
  if (OFFICE.test(name) || publisherNamed(name) !== undefined) return true;
  const key = bare(name);
  return papers.some((paper) => keyOf(paper) === key);
}

/** True where a name that is given as the author may be that of a person: no paper, agency, address, or account of nobody. */
export function mayBePerson(name: string, papers: readonly string[]): boolean {
  if (!/\p{Lu}/u.test(name) || ADDRESS.test(name) || ACCOUNT.test(name) || isPaper(name, papers)) return false;
  const byline = bylineOf(name);
  return !isAgency(name) && (byline === undefined || byline.author !== undefined);
}
