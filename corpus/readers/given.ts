import type { Article } from '../../pipeline/model/index.js';
import { isPage } from '../sniff.js';
import { readText } from '../text/index.js';
import { type FieldMap, keyedFieldsOf } from './fields.js';
import { factsOf, joined, readRecord } from './record.js';

/** An article read from a record, and what its offsets count in. */
export interface GivenArticle {
  readonly article: Article;
  /**
   * Where the record has nothing but a text to be read: how many units of that text stand before `article.text`. Absent
   * where the article was put together from title, lead and text, or read from a page: its offsets are its own.
   */
  readonly shift?: number;
}

/**
 * Reads one record so that offsets lead back to its text as given, where there is only that: `{"id": …, "text": …}`, also
 * with a date and other facts, is read as a saved text is; other records as `readRecord` reads them.
 *
 * @throws SolieuError `input/no-text`, `input/no-body`
 */
export function readGiven(
  record: Readonly<Record<string, unknown>>,
  source: string,
  rawHash: string,
  map?: FieldMap,
): GivenArticle {
  const keyed = keyedFieldsOf(record, map);
  const { text, title, lead } = keyed.fields;
  if (text === undefined) return { article: readRecord(record, source, rawHash, map) };
  const given = Object.values(record).find((value) => typeof value === 'string' && value.trim() === text);
  if (title !== undefined || lead !== undefined || typeof given !== 'string' || isPage(text)) {
    return { article: readRecord(record, source, rawHash, map) };
  }
  const read = readText({ text, marked: false, encoding: 'utf-8' }, source, rawHash);
  return { article: joined(factsOf(keyed), read), shift: given.indexOf(text) };
}
