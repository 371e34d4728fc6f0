import type { Article, Block, Evidence, Published } from '../../pipeline/model/index.js';
import { toNfc } from '../../pipeline/text/origins.js';
import { isOfChange, publishedDayIn } from '../dates.js';
import type { Decoded } from '../decode.js';
import { ofProvince } from '../evidence.js';
import { languageOf, withLanguages } from '../language.js';
import { markOfLead, type Publisher, publisherNamed, publisherOfLead } from '../publishers.js';
import { isAnything, sectionsIn } from '../sections.js';
import { blocksOf, type Roles, rolesOf } from './blocks.js';
import { bylineOf } from './bylines.js';
import { isSectionName } from './furniture.js';
import { linesOf } from './lines.js';

/**
 * Reads the saved text of an article. `text` is the whole file in NFC; `origins` leads back to the text as given, in
 * which a byte order mark counts as one unit (as `readFileSync(file, 'utf8')` gives it).
 */
export function readText({ text: given, marked }: Decoded, source: string, rawHash: string): Article {
  const { text, origins } = toNfc(given);
  const roles = rolesOf(linesOf(text));
  const blocks = blocksOf(text, roles);
  const { lines, kinds, title } = roles;
  const lead = kinds.indexOf('lead');
  const author = authorIn(text, blocks);
  const publisher = publisherIn(roles);
  const days = daysIn(roles);
  const section = sectionIn(roles);
  const language = languageOf(text);
  const map = marked ? shifted(origins, text.length) : origins;
  return {
    source,
    ...(publisher && { publisher: publisher.paper.name }),
    ...(publisher?.paper.province && { publisherProvince: publisher.paper.province }),
    ...(title >= 0 && { title: lines[title]!.text }),
    ...(lead >= 0 && { lead: lines[lead]!.text }),
    ...(author && { author: author.value }),
    ...(days[0] && { published: days[0].published }),
    ...(section && { newsSection: section.value }),
    evidence: [
      ...days.map((day) => day.evidence),
      ...(author ? [author] : []),
      ...(publisher ? publisher.evidence : []),
      ...(section ? [section] : []),
    ],
    language,
    text,
    ...(map && { origins: map }),
    blocks: withLanguages(blocks, text, language),
    rawHash,
  };
}

/** The last byline that names a person. */
export function authorIn(text: string, blocks: readonly Block[]): Evidence | undefined {
  for (const { kind, start, end } of blocks.toReversed()) {
    if (kind !== 'byline') continue;
    const quote = text.slice(start, end);
    const value = bylineOf(quote)?.author;
    if (value !== undefined) return { field: 'author', value, kind: 'byline', quote, span: { start, end } };
  }
  return undefined;
}

/** The map with one unit before the text: the byte order mark. */
function shifted(origins: Uint32Array | undefined, length: number): Uint32Array {
  const map = new Uint32Array(length + 1);
  for (let i = 0; i <= length; i++) map[i] = (origins?.[i] ?? i) + 1;
  return map;
}

/** Longer lines are no names of papers. */
const NAME_MAX = 60;

/** A paper, and the words that name it. */
interface SeenPublisher {
  readonly paper: Publisher;
  readonly evidence: readonly Evidence[];
}

/** Only what the text supports: the mark before the lead (`(LSO) –`), or a line that is the name of a paper. */
function publisherIn({ lines, kinds }: Roles): SeenPublisher | undefined {
  for (let n = 0; n < lines.length; n++) {
    if (kinds[n] === 'title' || kinds[n] === 'related') continue;
    const { text, start } = lines[n]!;
    const marked = publisherOfLead(text);
    const paper = marked ?? (text.length <= NAME_MAX ? publisherNamed(text) : undefined);
    if (paper) return seenPublisher(paper, marked ? 'mark' : 'line', marked ? markOfLead(text) : text, start);
    if (kinds[n] === 'paragraph') return undefined;
  }
  return undefined;
}

function seenPublisher(paper: Publisher, kind: 'mark' | 'line', quote: string, start: number): SeenPublisher {
  const span = { start, end: start + quote.length };
  const evidence: Evidence = { field: 'publisher', value: paper.name, kind, quote, span };
  return { paper, evidence: paper.province ? [evidence, ofProvince(paper.province, paper.name)] : [evidence] };
}

/** Lines from `Cập nhật: …` to `Đăng ngày: …`, at most. */
const BESIDE = 2;

/** Days beside the one that counts that are kept as evidence. */
const OTHER_DAYS = 3;

/**
 * The days in the datelines, the one of publication first. Papers print the clock of the visit above the title and the day
 * of publication below it, so of several the one behind the title and nearest to it counts; a clock alone above the title is
 * no evidence.
 */
function daysIn({
  lines,
  datelines,
  title,
}: Roles): readonly { readonly published: Published; readonly evidence: Evidence }[] {
  const dated = [...datelines].filter(([, { day }]) => day !== undefined);
  const found = dated.find(([n]) => n > title && title >= 0);
  const isChange = ([n]: (typeof dated)[number]) => isOfChange(lines[n]!.text);
  const published =
    found && isChange(found)
      ? dated.find((one) => one[0] > title && one[0] <= found[0] + BESIDE && !isChange(one))
      : found;
  const behind = published ?? found;
  const first = behind ?? dated.findLast(([at]) => at < title || title < 0);
  if (first === undefined) return [];
  const others = dated.filter((one) => one !== first).slice(0, OTHER_DAYS);
  return [first, ...others].map(([n, dateline]) => {
    const { text, start: from } = lines[n]!;
    const { date, start, end } = publishedDayIn(text) ?? dateline.day!;
    const above = n < title ? { name: 'above the title' } : {};
    return {
      published: {
        date,
        evidence: behind ? 'dateline' : 'dateline above the title',
        span: { start: from + start, end: from + end },
      },
      evidence: {
        field: 'published',
        value: date,
        kind: 'dateline',
        ...above,
        quote: text,
        span: { start: from, end: from + text.length },
      },
    };
  });
}

/** The name of a section that stands alone above the title; several of them are a menu. */
function sectionIn({ lines, title }: Roles): Evidence | undefined {
  const named = lines.slice(0, Math.max(0, title)).filter(({ text }) => isSectionName(text) && !isAnything(text));
  if (named.length !== 1) return undefined;
  const { text: quote, start, end } = named[0]!;
  const [value] = sectionsIn([quote], []);
  return value === undefined ? undefined : { field: 'newsSection', value, kind: 'line', quote, span: { start, end } };
}
