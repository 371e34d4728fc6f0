import type { Database } from 'better-sqlite3';
import { commentsOf } from '../../output/sqlite/index.js';

const HEAD = `<!-- Made from output/sqlite/migrations by test/output/schema.spec.ts; after a change: npx vitest run test/output/schema.spec.ts -u -->
# The database

One SQLite file. The view \`facts\` reads well without a join:

\`\`\`sql
SELECT quote, object, subject, place, time, sentence FROM facts WHERE object LIKE '%đảng viên%';
\`\`\`

* Offsets (\`char_start\`, \`char_end\`) count code points from 0, as SQLite and Python do, and are half-open:
  \`substr(text, char_start + 1, char_end - char_start) = quote\` holds for every claim.
* Absent is NULL: an exact figure has no \`modifier\`, an actual one no \`status\`, and nothing is guessed.
* Times are EDTF: \`2013\`, \`2013-06\`, \`2013-06-21\`, \`2015/2020\`, \`2015/..\` (since then), \`XXXX-08\` (August of an unknown year);
  or an interval of ISO 8601 with a length: \`P5Y/2017-06-10\` (the five years up to that day; \`P5Y/..\` where none is told).
* Full text: \`article_fts\` tells tone marks apart, \`article_fts_khongdau\` does not and wants đ written d:
  \`SELECT title FROM article WHERE article_id IN (SELECT rowid FROM article_fts_khongdau WHERE article_fts_khongdau MATCH '"dang bo"')\`.
* Reports that repeat another one and passages in English are kept; \`WHERE dup_of IS NULL AND language = 'vi'\` leaves them
  out of \`facts\`. Summaries (\`indicator\`, \`facet\`, \`conflict\`, \`share_change\`) and ready questions count each report once.
* The file is marked with \`application_id\` 0x536f4c69; \`user_version\` is the version of its schema.
`;

interface Described {
  readonly name: string;
  readonly type: string;
  readonly sql: string;
}

/** docs/schema.md from the schema of an open database. */
export function schemaDocs(db: Database): string {
  const all = db
    .prepare<[], Described>(
      `SELECT name, type, sql FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE '%\\_fts%' ESCAPE '\\'
       ORDER BY type = 'table', name = 'article_khongdau', name <> 'facts', rowid`,
    )
    .all();
  const sections = all.map(({ name, type, sql }) => {
    const columns = db
      .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
      .all(name);
    const [about = '', ...comments] = commentsOf(sql);
    const rows = columns.map((column, i) => {
      const kind = type === 'table' ? ` ${column.type.toLowerCase()} |` : '';
      return `| \`${column.name}\` |${kind} ${(comments[i] ?? '').replaceAll('|', '\\|')} |`;
    });
    const head =
      type === 'table' ? '| column | type | meaning |\n| --- | --- | --- |' : '| column | meaning |\n| --- | --- |';
    return `### \`${name}\`\n${about}\n\n${head}\n${rows.join('\n')}\n`;
  });
  const firstTable = all.findIndex(({ type }) => type === 'table');
  return [HEAD, '## Views', ...sections.slice(0, firstTable), '## Tables', ...sections.slice(firstTable)].join('\n');
}
