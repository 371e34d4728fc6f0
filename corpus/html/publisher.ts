import { addressIn } from '../addresses.js';
import { publisherNamed, publisherOfHost, publisherOfLead } from '../publishers.js';
import type { Facts } from './facts.js';

/** The address that a page gives itself. */
export const addressOf = ({ canonical, meta }: Facts): URL | undefined =>
  addressIn(canonical ?? '') ?? addressIn(meta.get('og:url') ?? '');

/**
 * Who published a page: a paper of the table by host, by a name that the page gives itself, or by the mark before the
 * lead; else the name that the page gives itself; else its host.
 */
export function publisherOf(
  facts: Facts,
  title: string | undefined,
  lead: string | undefined,
): { readonly name: string; readonly province?: string } | undefined {
  const host = addressOf(facts)?.hostname;
  const given = hostOf(facts.meta.get('og:site_name')) || undefined;
  // "songxanh.example" is where it stands, "Báo Sông Xanh" what it is called.
  const site = given !== undefined && !HOST.test(given) ? given : facts.publisher || given;
  const known = (host && publisherOfHost(host)) || (site && (publisherNamed(site) ?? publisherOfHost(site)));
  if (known) return known;
  const inTitle = nameInTitle(facts.windowTitle, title);
  const marked = site === undefined ? publisherOfLead(lead ?? '') : undefined;
  const paper = (inTitle && publisherNamed(inTitle)) ?? marked;
  if (paper) return paper;
  const name = site ?? inTitle ?? host?.replace(/^www\./u, '');
  return name === undefined ? undefined : { name };
}

const HOST = /^[\w-]+(?:\.[\w-]+)+$/u;

/** `https://kenh14.vn` is where it stands, too. */
const hostOf = (given: string | undefined): string | undefined =>
  given === undefined
    ? undefined
    : (/^https?:\/\/(?:www\.)?(?<host>[\w.-]+)\/?$/u.exec(given)?.groups?.['host'] ?? given);

/** How the names of those who publish begin. */
const PUBLISHER =
  /^(?:Báo|Tạp chí|Đài|Cổng|Trang (?:thông tin|tin)|Trang TTĐT|Sở|UBND|Ủy ban|Uỷ ban|Tỉnh ủy|Thành ủy|Huyện ủy|Công an|Bệnh viện|Trường|Chi cục|Liên đoàn|Ban Quản lý|Ban Tuyên giáo|Hội Nông dân|Hội Liên hiệp|Tỉnh đoàn) \S/u;
const SEPARATOR = /\s[-–|»]\s/u;
const NAME_MAX = 80;

/**
 * The name that the title of the window ends or begins with: `Chè Bát Tiên được giá | Báo Đồi Chè`, `Báo Phú Yên Online -
 * Xuống giống 1.950 ha mía`. At the beginning it may be of the title (`Báo động đỏ - …`): then the rest must be the title,
 * or a paper be called so. It may hold separators: `… - Báo Bà Rịa - Vũng Tàu`.
 */
function nameInTitle(windowTitle: string, title: string | undefined): string | undefined {
  const parts = windowTitle.split(SEPARATOR);
  if (parts.length < 2) return isNameOfSite(windowTitle) ? windowTitle : undefined;
  for (let n = 1; n < parts.length; n++) {
    const tail = parts.slice(n).join(' - ');
    if (tail.length <= NAME_MAX && PUBLISHER.test(tail) && !isSame(tail, title)) return tail;
  }
  const [first = '', ...rest] = parts;
  if (first.length > NAME_MAX || (!PUBLISHER.test(first) && publisherNamed(first) === undefined)) return undefined;
  return publisherNamed(first) !== undefined || isSame(rest.join(' - '), title) ? first : undefined;
}

/** The window of every page of a portal may be called the same: `Cổng thông tin điện tử huyện Sóc Sơn`. */
export const isNameOfSite = (windowTitle: string): boolean =>
  SITE.test(windowTitle) || publisherNamed(windowTitle) !== undefined;
const SITE =
  /^(?:(?:Cổng|Trang) (?:thông tin|TTĐT|tin điện tử)[^:?!]{0,80}|(?:Báo|Tạp chí|Đài) [^:?!]{2,60} (?:điện tử|online))$/iu;

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const isSame = (part: string, title: string | undefined): boolean =>
  title !== undefined && keyOf(title) !== '' && keyOf(title).endsWith(keyOf(part));
