import { type ArticleRows, type CheckRow, CLAIM_COLUMNS, type ClaimRow, ROW_FROM } from '../sqlite/index.js';
import { checks } from './rules.js';
import { type Checked, sentencesOf } from './sentence.js';

type Column = Exclude<keyof Checked, 'claim_id'>;

const at = (name: Column): number => CLAIM_COLUMNS.indexOf(name) - ROW_FROM;
const COLUMNS: readonly (readonly [name: Column, at: number])[] = (
  [
    'sentence_n',
    'char_start',
    'char_end',
    'quote',
    'kind',
    'value',
    'value_max',
    'modifier',
    'denominator',
    'unit',
    'per',
    'object',
    'base',
    'predicate',
    'change',
    'compared_to',
  ] as const
).map((name) => [name, at(name)]);
const SECTION = CLAIM_COLUMNS.indexOf('section') - ROW_FROM;

/** A row that has not been written as the checks see it; its place in the article stands for its number. */
const checkedOf = (row: ClaimRow, n: number): Checked =>
  Object.fromEntries([['claim_id', n], ...COLUMNS.map(([name, column]) => [name, row[column]])]) as unknown as Checked;

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
