import { type Signature, signatureOf } from '../../pipeline/likeness/index.js';
import { type Document, type Gazetteer, sectionOf } from '../../pipeline/model/index.js';
import type { Findings } from '../../pipeline/run.js';
import { type ClaimRow, claimRows, type UnitRow, unitRows } from './claim-row.js';
import { codePointsOf, storable } from './code-points.js';
import { evidenceRows } from './evidence-rows.js';

/** The columns of `article` that are read from the input, in the order in which they are bound. */
export const ARTICLE_COLUMNS = [
  'url',
  'publisher',
  'publisher_province_code',
  'title',
  'lead',
  'author',
  'published',
  'published_evidence',
  'language',
  'text',
  'n_chars',
  'news_section',
] as const;

/** One result of a check: claims by their place among the article's claims. */
export interface CheckRow {
  readonly claim: number;
  readonly rule: string;
  readonly verdict: 'holds' | 'fails';
  readonly expected: number | null;
  readonly other: number | null;
  readonly note: string;
}

/**
 * All rows of one article, ready to be bound. Nothing in them is a number that the database gives, so that any thread can
 * make them and the writer only writes; plain data, so that they can be sent to another thread.
 */
export interface ArticleRows {
  readonly source: string;
  readonly rawHash: string;
  /** A value for each of `ARTICLE_COLUMNS`. */
  readonly article: readonly (string | number | null)[];
  /** Kind, section, first code point, the one behind the last and own language of each block, one block behind the other. */
  readonly blocks: readonly (string | number | null)[];
  /** Number of the block, first code point and the one behind the last of each sentence, likewise. */
  readonly sentences: Int32Array;
  readonly claims: readonly ClaimRow[];
  /** The keys of the claims, `KEY_BYTES` each. */
  readonly keys: Uint8Array;
  /** The values of `evidenceRows`. */
  readonly evidence: readonly (string | number | null)[];
  /** Start of the claim, value, upper end, unit and start of the baseline that a figure gives, one behind the other. */
  readonly baselines: readonly (string | number | null)[];
  readonly checks: readonly CheckRow[];
  readonly units: readonly UnitRow[];
  /** What duplicates of the article are found by. */
  readonly signature: Signature;
}

/** Sections that articles are compared by. */
export const COMPARED: ReadonlySet<string> = new Set(['lead', 'body']);

/** Identity of an article: the first 16 bytes of the SHA-256 of its bytes (docs/decisions/0001-identity.md). */
export function docKeyOf({ rawHash }: { readonly rawHash: string }): Buffer {
  return Buffer.from(rawHash.slice(0, 32), 'hex');
}

/** What articles are compared by: lead and paragraphs, without the headline, which every paper writes itself. */
function bodyOf({ text, blocks }: Document): string {
  const body = blocks.filter(({ kind }) => COMPARED.has(sectionOf(kind)));
  return body.map(({ start, end }) => text.slice(start, end)).join('\n');
}

/**
 * The rows of one article, without checks.
 *
 * @throws FindingsError where a claim's span does not lie inside the text
 */
export function articleRows({ document, claims }: Findings, gazetteer?: Gazetteer): ArticleRows {
  const { article, text, blocks, sentences } = document;
  const codePoint = codePointsOf(text);
  const { rows, keys } = claimRows(claims, { document, docKey: docKeyOf(article), codePoint, gazetteer });
  const cuts = new Int32Array(3 * sentences.length);
  let at = 0;
  for (const { block, start, end } of sentences) {
    cuts[at++] = block;
    cuts[at++] = codePoint(start);
    cuts[at++] = codePoint(end);
  }
  return {
    source: article.source,
    rawHash: article.rawHash,
    article: [
      article.url ?? null,
      article.publisher ?? null,
      article.publisherProvince ?? null,
      article.title ?? null,
      article.lead ?? null,
      article.author ?? null,
      article.published?.date ?? null,
      article.published?.evidence ?? null,
      article.language,
      storable(text),
      codePoint(text.length),
      article.newsSection === undefined ? null : storable(article.newsSection),
    ],
    evidence: evidenceRows(article, codePoint),
    blocks: blocks.flatMap(({ kind, start, end, language }) => [
      kind,
      sectionOf(kind),
      codePoint(start),
      codePoint(end),
      language ?? null,
    ]),
    sentences: cuts,
    claims: rows,
    keys,
    baselines: claims.flatMap(({ mention, baseline }) =>
      typeof baseline?.value === 'number'
        ? [
            codePoint(mention.start),
            baseline.value,
            baseline.value2 ?? null,
            baseline.unit ?? null,
            codePoint(baseline.start),
          ]
        : [],
    ),
    checks: [],
    units: gazetteer === undefined ? [] : unitRows(claims, gazetteer, article.published?.date),
    signature: signatureOf(bodyOf(document), article.url),
  };
}
