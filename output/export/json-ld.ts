import type { Database } from 'better-sqlite3';
import type { Condition, Fact } from '../sqlite/index.js';

/** How much of the text stands before and behind a quote, in code points: enough to find it again in a changed text. */
const AROUND = 32;

const CONTEXT = [
  'https://schema.org/',
  {
    oa: 'http://www.w3.org/ns/oa#',
    hasTarget: 'oa:hasTarget',
    hasSource: 'oa:hasSource',
    hasSelector: 'oa:hasSelector',
    TextPositionSelector: 'oa:TextPositionSelector',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    start: 'oa:start',
    end: 'oa:end',
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
  },
];

interface Row extends Fact {
  readonly before: string;
  readonly behind: string;
}

/** Without what is NULL. */
const filled = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

/** One fact as a schema.org Observation about an article, with the W3C selectors of its quote. */
function observationOf(row: Row): object {
  const isRange = row.value_max !== null;
  const isRatio = row.kind === 'ratio';
  return filled({
    '@id': `urn:solieu:claim:${row.claim_key}`,
    '@type': 'Observation',
    description: row.sentence,
    variableMeasured: row.indicator ?? row.object,
    observationAbout:
      row.place === null
        ? (row.subject ?? null)
        : filled({ '@type': 'Place', name: row.place, identifier: row.place_code, containedInPlace: row.province }),
    value: isRange ? null : isRatio ? row.numerator : row.value,
    minValue: isRange ? row.value : null,
    maxValue: row.value_max,
    unitText: row.unit,
    observationDate: row.time,
    measurementDenominator: isRatio ? row.denominator : (row.base ?? row.per),
    measurementMethod: row.status,
    measurementQualifier: row.modifier ?? row.change,
    subjectOf: filled({
      '@type': 'NewsArticle',
      headline: row.title,
      url: row.url,
      datePublished: row.published,
      publisher: row.publisher === null ? null : { '@type': 'Organization', name: row.publisher },
    }),
    hasTarget: {
      hasSource: row.url ?? row.source,
      hasSelector: [
        { '@type': 'TextPositionSelector', start: row.char_start, end: row.char_end },
        { '@type': 'TextQuoteSelector', exact: row.quote, prefix: row.before, suffix: row.behind },
      ],
    },
  });
}

const ROWS = (condition: Condition | undefined) => `
SELECT f.*, substr(a.text, max(f.char_start - ${AROUND}, 0) + 1, min(f.char_start, ${AROUND})) AS "before",
  substr(a.text, f.char_end + 1, ${AROUND}) AS behind
FROM (SELECT * FROM facts ${condition === undefined ? '' : `WHERE ${condition.sql}`}) AS f JOIN article AS a USING (article_id)
ORDER BY article_id, f.char_start, f.char_end, f.claim_key`;

/** The facts as one JSON-LD document, a line an observation. */
export function* jsonLdLines(db: Database, condition?: Condition): IterableIterator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[`;
  let comma = '\n';
  const rows = db.prepare<[Condition['parameters']], Row>(ROWS(condition));
  for (const row of rows.iterate(condition?.parameters ?? {})) {
    yield `${comma}${JSON.stringify(observationOf(row))}`;
    comma = ',\n';
  }
  yield '\n]}\n';
}
