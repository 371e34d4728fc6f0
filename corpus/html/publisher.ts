import type { Evidence } from '../../pipeline/model/index.js';
import { addressIn, isFrontPage, isSameSite } from '../addresses.js';
import { markOfLead, type Publisher, publisherNamed, publisherOfHost, publisherOfLead } from '../publishers.js';
import type { Facts } from './facts.js';

/** An address that a page gives itself. */
interface SeenAddress {
  readonly url: URL;
  readonly kind: 'canonical' | 'meta' | 'json-ld';
  readonly name?: string;
  readonly quote: string;
}

/** The addresses that a page gives itself, the one that counts first. A path alone goes on from the others. */
export function addressesOf({ canonical, base, meta, address }: Facts): readonly SeenAddress[] {
  const found: SeenAddress[] = [];
  const ogUrl = meta.get('og:url');
  const see = (quote: string | undefined, kind: SeenAddress['kind'], name?: string) => {
    if (quote === undefined || quote === '') return;
    const known = found.find((one) => one.quote === quote)?.url;
    const url =
      known ?? addressIn(quote) ?? addressIn(quote, addressIn(base ?? '') ?? addressIn(ogUrl ?? address ?? ''));
    if (url) found.push(name === undefined ? { url, kind, quote } : { url, kind, name, quote });
  };
  see(canonical, 'canonical');
  see(ogUrl, 'meta', 'og:url');
  see(address, 'json-ld', 'mainEntityOfPage');
  return found.some(({ url }) => url !== found[0]!.url)
    ? found.sort((a, b) => doubtOf(a, found, meta) - doubtOf(b, found, meta))
    : found;
}

/** Systems that are set up wrongly name the front page on every page, the section, or the machine they were tried on. */
function doubtOf({ url, kind }: SeenAddress, all: readonly SeenAddress[], meta: Facts['meta']): number {
  if (isNoArticle(url)) return 2;
  if (kind !== 'canonical') return 0;
  const og = all.find((one) => one.name === 'og:url')?.url;
  if (og === undefined || isLocal(og)) return 0;
  if (isSameSite(url, og)) {
    const rest =
      og.pathname.startsWith(url.pathname) && url.pathname.endsWith('/') ? og.pathname.slice(url.pathname.length) : '';
    return rest === '' || OF_ARTICLE.test(rest) ? 0 : 1;
  }
  // A report of another paper, which is named as the one to go to: this page is of the paper that it says it is.
  const own = publisherOfHost(og.hostname);
  return own !== undefined && own === publisherNamed(meta.get('og:site_name') ?? '') ? 1 : 0;
}

/** Other pages of one article: `…/che-12/amp/`, `…/che-12/2/`. */
const OF_ARTICLE = /^(?:amp|amp\.html|\d{1,2}|(?:trang|page)[-/]?\d{1,2}|index\.[a-z]{3,5})\/?$/iu;
/** True for the front page of a site, and for addresses that are not on the public internet. */
export const isNoArticle = (url: URL): boolean => isFrontPage(url) || isLocal(url);

const isLocal = ({ hostname }: URL): boolean =>
  !hostname.includes('.') || /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/u.test(hostname);

/** A paper, and what shows that it is the one that published the page. */
export interface SeenPublisher extends Pick<Publisher, 'name' | 'province'> {
  readonly evidence: readonly Evidence[];
}

/**
 * Who published a page: a paper of the table by host, by a name that the page gives itself, or by the mark before the
 * lead; else the name that the page gives itself; else its host.
 */
export function publisherOf(
  facts: Facts,
  address: URL | undefined,
  title: string | undefined,
  lead: string | undefined,
): SeenPublisher | undefined {
  const host = address?.hostname;
  const named = facts.meta.get('og:site_name') || undefined;
  const siteName = named !== undefined && title !== undefined && keyOf(named) === keyOf(title) ? undefined : named;
  const given = hostOf(siteName) || undefined;
  const told: Evidence[] = [];
  const tell = (kind: Evidence['kind'], quote: string, value: string, name?: string) => {
    const one = { field: 'publisher', value, kind, quote } as const;
    told.push(name === undefined ? one : { ...one, name });
  };
  const ofHost = host === undefined ? undefined : publisherOfHost(host);
  if (ofHost) tell('host', host!, ofHost.name);
  // "songxanh.example" is where it stands, "Báo Sông Xanh" what it is called.
  const isNamed = given !== undefined && !HOST.test(given);
  const names = [
    { name: given, quote: siteName, kind: 'meta', at: 'og:site_name' },
    { name: facts.publisher, quote: facts.publisher, kind: 'json-ld', at: 'publisher' },
  ] as const;
  for (const { name, quote, kind, at } of isNamed ? names : [names[1], names[0]]) {
    if (name) tell(kind, quote!, (publisherNamed(name) ?? publisherOfHost(name))?.name ?? name, at);
  }
  const site = isNamed ? given : facts.publisher || given;
  const known = ofHost ?? (site ? (publisherNamed(site) ?? publisherOfHost(site)) : undefined);
  if (known) return { name: known.name, ...ofProvince(known), evidence: told };
  const inTitle = nameInTitle(facts.windowTitle, title);
  const marked = site === undefined ? publisherOfLead(lead ?? '') : undefined;
  const ofTitle = inTitle === undefined ? undefined : publisherNamed(inTitle);
  if (inTitle !== undefined) tell('title', inTitle, ofTitle?.name ?? inTitle);
  if (marked) tell('mark', markOfLead(lead!), marked.name);
  const paper = ofTitle ?? marked;
  if (paper) return { name: paper.name, ...ofProvince(paper), evidence: told };
  const bare = host?.replace(/^www\./u, '');
  if (bare !== undefined) tell('host', host!, bare);
  const name = site ?? inTitle ?? bare;
  return name === undefined ? undefined : { name, evidence: told };
}

const ofProvince = ({ province }: Publisher) => (province === undefined ? {} : { province });

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
