import { type Article, type Block, type Evidence, SolieuError } from '../../pipeline/model/index.js';
import { addressIn } from '../addresses.js';
import { mayBePerson } from '../authors.js';
import { dayIn, dayOfCount, dayOfMachine } from '../dates.js';
import { mendedTogether } from '../encodings/index.js';
import { ofProvince } from '../evidence.js';
import { blocksOfPiece, readPage } from '../html/index.js';
import { languageOf, withLanguages } from '../language.js';
import { publisherNamed, publisherOfHost } from '../publishers.js';
import { namesIn, sectionsIn } from '../sections.js';
import { isPage } from '../sniff.js';
import { blocksOf, rolesOf } from '../text/blocks.js';
import { linesOf } from '../text/lines.js';
import { type Field, type FieldMap, type Fields, type KeyedFields, keyedFieldsOf } from './fields.js';
import { isShown, readShown } from './shown.js';

/**
 * Reads one record of a scraper's file. Its text is title, lead and body, a line each or more; where the body begins with
 * the title or the lead, they are not said twice. A body in HTML is read as a page.
 *
 * @throws SolieuError `input/no-text`, `input/no-body`
 */
export function readRecord(
  record: Readonly<Record<string, unknown>>,
  source: string,
  rawHash: string,
  map?: FieldMap,
): Article {
  const { fields: found, keys } = keyedFieldsOf(record, map);
  const { url, ...given } = found;
  // Scrapers took many pages for Latin-1, and a file may hold the records of several.
  const fields: Fields = { ...mendedTogether(given), ...(url !== undefined && { url }) };
  const { text } = fields;
  if (text === undefined && isShown(record)) return readShown(record, source, rawHash);
  if (text === undefined) throw new SolieuError('input/no-text', `${source} has no text.`);
  if (!isPage(text)) return articleOf({ fields, keys }, text, source, rawHash);
  if (/<(?:html|body)[\s>]/iu.test(text)) return joined(readPage(text, source, rawHash), factsOf({ fields, keys }));
  return articleOf({ fields, keys }, textOfPiece(text, source, fields.title !== undefined), source, rawHash);
}

/** The text of a piece of a page; what is too short for an article of a page is one here, because the record says so. */
function textOfPiece(html: string, source: string, hasTitle: boolean): string {
  try {
    const page = readPage(html, source, '');
    const kept = page.blocks.filter(({ kind }) => kind !== 'title' || !hasTitle);
    return kept.map(({ start, end }) => page.text.slice(start, end)).join('\n');
  } catch (error) {
    const blocks = error instanceof SolieuError && error.code === 'input/no-body' ? blocksOfPiece(html) : [];
    if (blocks.length === 0) throw error;
    return blocks.join('\n');
  }
}

function articleOf(keyed: KeyedFields, given: string, source: string, rawHash: string): Article {
  const { fields } = keyed;
  const title = oneLine(fields.title);
  const lead = oneLine(fields.lead);
  const body = linesOf(given.normalize('NFC')).map((line) => line.text);
  for (const said of [title, lead]) if (said !== undefined && body[0] === said) body.shift();
  const heads = [title, lead].filter((head) => head !== undefined);
  // Blank lines between all, as in a saved text: what reads those tells bylines, captions and teasers apart.
  const text = [...heads, ...body].join('\n\n');
  const titleEnd = title?.length ?? 0;
  const leadEnd = heads.join('\n\n').length;
  const kindOf = ({ kind, start, end }: Block): Block => {
    if (title !== undefined && start < titleEnd) return { kind: 'title', start, end };
    if (lead !== undefined && start < leadEnd) return { kind: 'lead', start, end };
    return kind === 'title' || kind === 'lead' ? { kind: 'paragraph', start, end } : { kind, start, end };
  };
  const language = languageOf(text);
  const blocks = withLanguages(blocksOf(text, rolesOf(linesOf(text))).map(kindOf), text, language);
  return { source, ...factsOf(keyed), language, text, blocks, rawHash };
}

/** Blanks in a row, and what is no space: most blanks are one, and stay. */
const OTHER_BLANKS = /\s{2,}|[^\S ]/gu;

const oneLine = (text: string | undefined): string | undefined =>
  text?.normalize('NFC').replace(OTHER_BLANKS, ' ').trim();

/** What a record says beside its text. */
export type Told = Omit<Article, 'source' | 'language' | 'text' | 'origins' | 'blocks' | 'rawHash'>;

/** The facts beside the text, and the keys that they stand under; dates are ISO or day first. */
export function factsOf({ fields, keys }: KeyedFields): Told {
  const { title, lead, date = '', author, url: address = '', publisher: name, section } = fields;
  const url = addressIn(address);
  const ofHost = url && publisherOfHost(url.hostname);
  const known = ofHost ?? (name === undefined ? undefined : publisherNamed(name));
  const publisher = known ?? (name === undefined ? undefined : { name: name.normalize('NFC') });
  const day = dayOfMachine(date) ?? dayIn(date)?.date ?? dayOfCount(date);
  const newsSection =
    section && sectionsIn(section.normalize('NFC').split('\n').flatMap(namesIn), publisher ? [publisher.name] : [])[0];
  const by = author?.normalize('NFC');
  const papers = [publisher?.name, name, url?.hostname].filter((paper) => paper !== undefined);
  const person = by !== undefined && mayBePerson(by, papers) ? by : undefined;
  const evidence: Evidence[] = [];
  const tell = (field: Evidence['field'], value: string, from: Field) =>
    evidence.push({ field, value, kind: 'field', name: keys[from] ?? from, quote: fields[from]! });
  if (day !== undefined) tell('published', day, 'date');
  if (by !== undefined) tell('author', by, 'author');
  if (ofHost) evidence.push({ field: 'publisher', value: ofHost.name, kind: 'host', quote: url.hostname });
  if (name !== undefined)
    tell('publisher', (publisherNamed(name) ?? { name: name.normalize('NFC') }).name, 'publisher');
  if (known?.province !== undefined) evidence.push(ofProvince(known.province, known.name));
  if (url) tell('url', url.href, 'url');
  if (newsSection) tell('newsSection', newsSection, 'section');
  return {
    ...(url && { url: url.href }),
    ...(publisher && { publisher: publisher.name }),
    ...(known?.province !== undefined && { publisherProvince: known.province }),
    ...(title !== undefined && { title: oneLine(title)! }),
    ...(lead !== undefined && { lead: oneLine(lead)! }),
    ...(person !== undefined && { author: person }),
    ...(day !== undefined && { published: { date: day, evidence: 'record' } }),
    ...(newsSection && { newsSection }),
    evidence,
  };
}

/** An article with what is told beside it: where both say something, the article counts, and both are evidence. */
export const joined = <One extends Told, Other extends Told>(one: One, other: Other): One & Other => ({
  ...other,
  ...one,
  evidence: [...(one.evidence ?? []), ...(other.evidence ?? [])],
});
