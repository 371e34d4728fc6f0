import type { ArticleRows, CheckRow } from '../sqlite/article-rows.js';
import { CLAIM_COLUMNS, type ClaimRow, ROW_FROM } from '../sqlite/claim-row.js';
import { checks } from './rules.js';
import { type Checked, sentencesOf } from './sentence.js';

/** Where a column stands in a row. */
const at = (name: (typeof CLAIM_COLUMNS)[number]): number => CLAIM_COLUMNS.indexOf(name) - ROW_FROM;
const SECTION = at('section');
const SENTENCE = at('sentence_n');
const START = at('char_start');
const END = at('char_end');
const QUOTE = at('quote');
const KIND = at('kind');
const VALUE = at('value');
const VALUE_MAX = at('value_max');
const MODIFIER = at('modifier');
const DENOMINATOR = at('denominator');
const UNIT = at('unit');
const PER = at('per');
const OBJECT = at('object');
const BASE = at('base');
const PREDICATE = at('predicate');
const CHANGE = at('change');
const COMPARED_TO = at('compared_to');

/** A row that has not been written as the checks see it; its place in the article stands for its number. */
const checkedOf = (row: ClaimRow, n: number): Checked => ({
  claim_id: n,
  sentence_n: row[SENTENCE] as number,
  char_start: row[START] as number,
  char_end: row[END] as number,
  quote: row[QUOTE] as string,
  kind: row[KIND] as string,
  value: row[VALUE] as number | null,
  value_max: row[VALUE_MAX] as number | null,
  modifier: row[MODIFIER] as string | null,
  denominator: row[DENOMINATOR] as number | null,
  unit: row[UNIT] as string | null,
  per: row[PER] as string | null,
  object: row[OBJECT] as string | null,
  base: row[BASE] as string | null,
  predicate: row[PREDICATE] as string | null,
  change: row[CHANGE] as string | null,
  compared_to: row[COMPARED_TO] as string | null,
});

/** What comes of checking the figures of one article against each other, as rows. */
export function checkRows({ claims }: ArticleRows, text: string): CheckRow[] {
  const own = claims.flatMap((row, n) => (row[SECTION] === 'related' ? [] : [checkedOf(row, n)]));
  return sentencesOf(own, () => text).flatMap((sentence) =>
    checks
      .flatMap((check) => check(sentence))
      .map(({ claim, rule, verdict, expected, other, note }) => ({
        claim: claim.claim_id,
        rule,
        verdict,
        expected,
        other: other?.claim_id ?? null,
        note,
      })),
  );
}
