import type { Article, Block, Evidence, Span } from '../../pipeline/model/index.js';
import { isPaper, mayBePerson } from '../authors.js';
import { ofProvince } from '../evidence.js';
import { isAnything, sectionKey, sectionsIn } from '../sections.js';
import { bylineOf } from '../text/bylines.js';
import { evidenceOfDay, type SeenDay } from './days.js';
import type { Facts } from './facts.js';
import { authorOfLine, type Frame } from './frame.js';
import { addressesOf, isNoArticle, publisherOf } from './publisher.js';

/** The text of a page as it was put together. */
interface Made {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly title: string | undefined;
  readonly lead: string | undefined;
}

type Told = Pick<
  Article,
  'url' | 'publisher' | 'publisherProvince' | 'author' | 'published' | 'newsSection' | 'evidence'
>;

/** The facts beside the text of a page, and where each was seen. */
export function toldOf(made: Made, frame: Frame, facts: Facts): Told {
  const { title, lead } = made;
  const addresses = addressesOf(facts);
  const address = addresses[0]?.url;
  const url = address === undefined || isNoArticle(address) ? undefined : address.href;
  const publisher = publisherOf(facts, address, title, lead);
  const { name, province } = publisher ?? {};
  const papers = [name, facts.publisher, facts.meta.get('og:site_name'), address?.hostname.replace(/^www\./u, '')];
  const known = papers.filter((paper) => paper !== undefined);
  const authors = authorsOf(made, frame, facts);
  const author = authors.find((one) => isPerson(one, known, facts))?.value;
  const sections = sectionsOf(frame, facts, known, title);
  const newsSection = sectionOf(sections);
  const [day] = frame.days;
  const evidence: Evidence[] = frame.days.map((one) => {
    const seen = evidenceOfDay(one);
    return one.at === undefined ? seen : located(made, 'meta', seen);
  });
  const span = spanOfDay(day, evidence[0]?.span);
  evidence.push(...authors);
  for (const one of publisher?.evidence ?? []) evidence.push(one.kind === 'mark' ? located(made, 'lead', one) : one);
  if (province !== undefined) evidence.push(ofProvince(province, name!));
  for (const { url: one, kind, name: which, quote } of addresses) {
    const seen = { field: 'url', value: one.href, kind, quote } as const;
    evidence.push(which === undefined ? seen : { ...seen, name: which });
  }
  for (const { names, evidence: one } of sections) evidence.push({ ...one, value: names[0]! });
  const told: Changing<Told> = { evidence };
  if (url !== undefined) told.url = url;
  if (name !== undefined) told.publisher = name;
  if (province !== undefined) told.publisherProvince = province;
  if (author !== undefined) told.author = author;
  if (day) told.published = { date: day.date, evidence: day.evidence, ...(span && { span }) };
  if (newsSection !== undefined) told.newsSection = newsSection;
  return told;
}

type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** With the place of its words in the first block of a kind that holds them. */
function located({ text, blocks }: Made, kind: Block['kind'], evidence: Evidence): Evidence {
  for (const block of blocks) {
    if (block.kind !== kind) continue;
    const start = text.indexOf(evidence.quote, block.start);
    const end = start + evidence.quote.length;
    if (start >= 0 && end <= block.end) return { ...evidence, span: { start, end } };
  }
  return evidence;
}

/** Where the day stands in the line that stands at `line`. */
const spanOfDay = (day: SeenDay | undefined, line: Span | undefined): Span | undefined =>
  day?.at && line && { start: line.start + day.at.start, end: line.start + day.at.end };

/** The byline of the page, the signature below the text, the name beside the day, the author told to machines. */
function authorsOf(made: Made, { author, writer, dateline }: Frame, facts: Facts): readonly Evidence[] {
  const { text, blocks } = made;
  const found: Evidence[] = [];
  const tell = (kind: Evidence['kind'], value: string | undefined, quote: string, name?: string) => {
    if (value === undefined || value === '') return;
    const one = { field: 'author', value, kind, quote } as const;
    if (name !== undefined) found.push({ ...one, name });
    else found.push(located(made, kind === 'byline' ? 'byline' : 'meta', one));
  };
  const line = author?.text ?? '';
  tell('byline', authorOfLine(line), line);
  const signed = blocks.findLast(
    ({ kind, start, end }) => kind === 'byline' && bylineOf(text.slice(start, end))?.author,
  );
  const signature = signed === undefined ? '' : text.slice(signed.start, signed.end);
  if (signature !== line) tell('byline', bylineOf(signature)?.author, signature);
  if (writer !== undefined) tell('dateline', writer, dateline?.text.includes(writer) ? dateline.text : writer);
  tell('json-ld', facts.author ?? facts.authorAs, facts.author ?? facts.authorAs ?? '', 'author');
  const meta = facts.meta.get('author') || undefined;
  tell('meta', meta, meta ?? '', 'author');
  return found;
}

/** Never the paper itself, nor whoever is named in the meta element alone, which mostly is the paper. */
function isPerson({ kind, value }: Evidence, papers: readonly string[], facts: Facts): boolean {
  if (kind !== 'json-ld') return kind !== 'meta' && !isPaper(value, papers);
  if (facts.author === undefined || !mayBePerson(value, papers)) return false;
  // What is told to machines alone is often the paper under another name, which stands in the meta element too.
  const isDoubtful = value === facts.meta.get('author')?.replace(/ News$/u, '');
  return !isDoubtful || bylineOf(value)?.author?.includes(' ') === true;
}

interface SeenNames {
  readonly names: readonly string[];
  readonly evidence: Omit<Evidence, 'value'>;
}

/** What the page says about its section, what is told to machines first. */
function sectionsOf(
  { sections }: Frame,
  facts: Facts,
  papers: readonly string[],
  title: string | undefined,
): readonly SeenNames[] {
  const found: SeenNames[] = [];
  const tell = (kind: Evidence['kind'], given: readonly string[], name?: string) => {
    if (given.length === 0) return;
    const names = sectionsIn(given, papers, title);
    if (names.length === 0) return;
    const quote = given.join(kind === 'json-ld' && name === 'articleSection' ? ', ' : ' › ');
    found.push({ names, evidence: { field: 'newsSection', kind, ...(name !== undefined && { name }), quote } });
  };
  const { meta } = facts;
  tell('json-ld', facts.sections, 'articleSection');
  for (const name of META)
    tell(
      'meta',
      [meta.get(name) ?? ''].filter((one) => one !== ''),
      name,
    );
  tell('json-ld', facts.trail, 'BreadcrumbList');
  for (const { kind, names } of sections) tell(kind, names);
  return found;
}

const META = ['article:section', 'articlesection'];

/**
 * The section: what the strongest says, but the top of a path that goes on to what it says (`Thời sự › Mekong`, where
 * `article:section` is `Mekong`). `Tin tức` only where nothing else is said.
 */
function sectionOf(seen: readonly SeenNames[]): string | undefined {
  const telling = seen.filter(({ names: [first = ''] }) => !isAnything(first));
  const [strongest = seen[0]] = telling;
  if (strongest === undefined) return undefined;
  const keys = new Set(strongest.names.map(sectionKey));
  const path = telling.find(
    ({ names, evidence: { kind, name } }) =>
      (kind === 'breadcrumb' || name === 'BreadcrumbList') && names.some((one) => keys.has(sectionKey(one))),
  );
  return (path ?? strongest).names[0];
}
