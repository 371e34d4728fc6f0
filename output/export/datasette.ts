import type { Database } from 'better-sqlite3';
import { describe, questions } from '../sqlite/index.js';

/** What Datasette is to offer as facets beside the rows. */
const FACETS: Readonly<Record<string, readonly string[]>> = {
  facts: ['kind', 'unit', 'province', 'publisher', 'status', 'change'],
  percentages: ['unit', 'change', 'status'],
  series: ['kind', 'unit'],
  conflicts: ['kind', 'unit'],
  checks: ['rule', 'verdict'],
  article: ['publisher', 'published'],
};

/** Full text of views that show articles: Datasette finds that of a table by itself. */
const FULL_TEXT: Readonly<Record<string, object>> = {
  facts: { fts_table: 'article_fts', fts_pk: 'article_id' },
};

const NAMES = `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'article\\_%fts%' ESCAPE '\\'
AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC, name`;

/** Names of views and tables that say something to their reader; the rest is shown last and without a description. */
const HIDDEN: ReadonlySet<string> = new Set(['meta', 'article_khongdau']);

/**
 * `metadata.json` for Datasette: every table and column described, facets, and the ready questions as canned queries.
 * `name` is that of the database, its file without `.db`.
 */
export function datasetteMetadata(db: Database, name: string): object {
  const names = db.prepare<[], string>(NAMES).pluck().all();
  const tables = names.map((table) => {
    const { about, columns } = describe(db, table);
    const described = Object.fromEntries(columns.map((column) => [column.name, column.about]));
    const facets = FACETS[table];
    const more = { ...(facets === undefined ? {} : { facets }), ...FULL_TEXT[table] };
    return [table, { description: about, columns: described, ...more, ...(HIDDEN.has(table) ? { hidden: true } : {}) }];
  });
  const queries = questions.map((question) => [
    question.name,
    {
      title: question.name,
      description: question.about,
      // Datasette asks for a value for each `:name`; what is left empty is an empty text, so defaults are written out.
      sql: question.parameters.reduce(
        (sql, { name: parameter, default: value }) =>
          sql.replaceAll(
            `@${parameter}`,
            value === undefined ? `:${parameter}` : `coalesce(nullif(:${parameter}, ''), ${literal(value)})`,
          ),
        question.sql,
      ),
    },
  ]);
  return {
    title: 'Numeric facts from articles',
    description: 'Made by solieu. Start with the view facts: a tidy row for every figure, with its sentence.',
    databases: { [name]: { tables: Object.fromEntries(tables), queries: Object.fromEntries(queries) } },
  };
}

const literal = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
