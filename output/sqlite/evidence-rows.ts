import { type Article, type EvidentField, isHeld } from '../../pipeline/model/index.js';
import { storable } from './code-points.js';

/** The column of `article` for each field. */
const COLUMNS: Readonly<Record<EvidentField, string>> = {
  published: 'published',
  author: 'author',
  publisher: 'publisher',
  publisherProvince: 'publisher_province_code',
  url: 'url',
  newsSection: 'news_section',
};

/** Longer words are cut: addresses may have thousands of letters. */
const QUOTE_MOST = 300;

/** Values of a row in `ArticleRows.evidence`. */
export const EVIDENCE_VALUES = 8;

/**
 * Column, value, whether the article has it, kind, name, words and their first code point and the one behind the last, one
 * piece of evidence behind the other.
 */
export function evidenceRows(article: Article, codePoint: (offset: number) => number): (string | number | null)[] {
  const { evidence = [] } = article;
  return evidence.flatMap(({ field, value, kind, name, quote, span }) => [
    COLUMNS[field],
    storable(value),
    isHeld({ field, value }, article) ? 1 : 0,
    kind,
    name === undefined ? null : storable(name),
    storable(quote.length > QUOTE_MOST ? `${quote.slice(0, QUOTE_MOST - 1)}…` : quote),
    span === undefined ? null : codePoint(span.start),
    span === undefined ? null : codePoint(span.end),
  ]);
}
