import { type Article, type Block, SolieuError } from '../../pipeline/model/index.js';
import { addressIn } from '../addresses.js';
import { dayIn, dayOfIso } from '../dates.js';
import { mendedTogether } from '../encodings/index.js';
import { readPage } from '../html/index.js';
import { languageOf, withLanguages } from '../language.js';
import { publisherNamed, publisherOfHost } from '../publishers.js';
import { isPage } from '../sniff.js';
import { blocksOf, rolesOf } from '../text/blocks.js';
import { linesOf } from '../text/lines.js';
import { type FieldMap, type Fields, fieldsOf } from './fields.js';

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
  const { url, ...given } = fieldsOf(record, map);
  // Scrapers took many pages for Latin-1, and a file may hold the records of several.
  const fields: Fields = { ...mendedTogether(given), ...(url !== undefined && { url }) };
  const { text } = fields;
  if (text === undefined) throw new SolieuError('input/no-text', `${source} has no text.`);
  if (!isPage(text)) return articleOf(fields, text, source, rawHash);
  const page = readPage(text, source, rawHash);
  if (/<(?:html|body)[\s>]/iu.test(text)) return { ...factsOf(fields), ...page };
  const kept = page.blocks.filter(({ kind }) => kind !== 'title' || fields.title === undefined);
  return articleOf(fields, kept.map(({ start, end }) => page.text.slice(start, end)).join('\n'), source, rawHash);
}

function articleOf(fields: Fields, given: string, source: string, rawHash: string): Article {
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
  return { source, ...factsOf(fields), language, text, blocks, rawHash };
}

const oneLine = (text: string | undefined): string | undefined => text?.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The facts beside the text; dates are ISO or day first. */
export function factsOf({ title, lead, date = '', author, url: address = '', publisher: name }: Fields) {
  const url = addressIn(address);
  const known = (url && publisherOfHost(url.hostname)) ?? (name === undefined ? undefined : publisherNamed(name));
  const publisher = known ?? (name === undefined ? undefined : { name: name.normalize('NFC') });
  const day = dayOfIso(date) ?? dayIn(date)?.date;
  return {
    ...(url && { url: url.href }),
    ...(publisher && { publisher: publisher.name }),
    ...(known?.province !== undefined && { publisherProvince: known.province }),
    ...(title !== undefined && { title: oneLine(title)! }),
    ...(lead !== undefined && { lead: oneLine(lead)! }),
    ...(author !== undefined && { author: author.normalize('NFC') }),
    ...(day !== undefined && { published: { date: day, evidence: 'record' } }),
  };
}
