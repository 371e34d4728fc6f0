import type { DescribedColumn, Stat } from '../sqlite/index.js';
import { mdLine } from './delimited.js';

/** What a dataset card tells. */
export interface CardContents {
  readonly facts: number;
  readonly articles: number;
  readonly rulesets: readonly string[];
  readonly stats: readonly Stat[];
  readonly columns: readonly DescribedColumn[];
}

const SIZES: readonly (readonly [below: number, name: string])[] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
];

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [mdLine(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(mdLine)].join('\n');
}

/** `README.md` of a published dataset, in the form that Hugging Face and Kaggle show. */
export function datasetCard({ facts, articles, rulesets, stats, columns }: CardContents): string {
  const size = SIZES.find(([below]) => facts < below)?.[1] ?? '10M<n<100M';
  const numbers =
    stats.length === 0
      ? ''
      : `\n${table(
          ['', ''],
          stats.map(({ what, value }) => [what, value]),
        )}\n`;
  return `---
language: vi
pretty_name: Numeric facts from articles
size_categories: ${size}
configs:
  - config_name: facts
    data_files: facts.csv
  - config_name: articles
    data_files: articles.csv
---

# Numeric facts from articles

${facts} figures that ${articles} Vietnamese articles state: how much, of what, whose, where, when, and the sentence that
says so. Made by solieu with the rules ${rulesets.join(', ')}.
${numbers}
## Files

* \`facts.csv\`: a row for every figure. \`claim_key\` is its key, the same in every database made from the same article.
* \`articles.csv\`: a row for every article, without its text; \`facts.article_id\` refers to it.
* \`datapackage.json\`: types, meanings, keys, sizes and checksums (Frictionless Data Package).

## Columns of facts.csv

${table(
  ['column', 'meaning'],
  columns.map(({ name, about }) => [`\`${name}\``, about]),
)}

## How to read it

* An empty cell means that the text does not say it: no modifier is an exact figure, no status an actual one.
* Times are EDTF: \`2013\`, \`2013-06\`, \`2015/2020\`; \`time_start\` and \`time_end\` are their first and last day.
* A row says what an article states, not what is true, and \`confidence\` is an estimate. Read the sentence before you quote
  a figure.
* The sentences are their papers' own words: quote them as such.
`;
}
