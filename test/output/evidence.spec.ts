import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { openStore } from '../../output/api/open-store.js';
import { merge } from '../../output/cluster/merge.js';
import { openForReading } from '../../output/sqlite/index.js';
import { mined, shardsOf } from '../cluster/mined.js';
import { articleOf, readerOf } from './fakes.js';
import { hashesOf } from './hashes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const page = (section: string) => `<html><head><title>Suối Bùn trồng mới 365 ha chè</title>
<meta property="article:section" content="${section}"><link rel="canonical" href="https://baolangson.vn/che-12.html">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-11-12T06:48:00","author":{"@type":"Person","name":"Hoài Anh"}}</script>
</head><body><div class="main"><h1>Suối Bùn trồng mới 365 ha chè</h1><div class="date">11/11/2019</div>
<p>😀 Sáu tháng đầu năm, xã Suối Bùn trồng mới 365 ha chè, đạt 92% kế hoạch; sản lượng chè búp tươi đạt 2.940 tấn.</p>
<p>Toàn xã hiện có 412 hộ trồng chè, trong đó 57 hộ có từ 1 ha trở lên, thu nhập bình quân 64 triệu đồng mỗi năm.</p>
<p class="author">HOÀI ANH</p></div></body></html>`;
const record = JSON.stringify({
  title: 'Suối Bùn được mùa chè',
  text: 'Toàn xã Suối Bùn hiện có 412 hộ trồng chè, trong đó 57 hộ có từ 1 ha trở lên.\nThu nhập bình quân 64 triệu đồng.',
  category: 'Nông nghiệp',
  url: `https://a.example/${'x'.repeat(600)}`,
});
writeFileSync(at('che.html'), page('Kinh tế'));
writeFileSync(at('tin.jsonl'), `${record}\n${record.replace('mùa', 'vụ')}\n`);
const inputs = [at('che.html'), at('tin.jsonl')];
await mine(inputs, { db: at('facts.db') });

const rowsOf = (sql: string) => {
  const store = openStore(at('facts.db'));
  try {
    return [...store.query(sql).rows];
  } finally {
    store.close();
  }
};

describe('the facts beside the text', () => {
  it('have a row for each place that says them, and for each that says otherwise', () => {
    const sql = `SELECT field, value, holds, kind, name, quote FROM article_evidence JOIN article USING (article_id)
      WHERE source LIKE '%.html' ORDER BY n`;
    expect(rowsOf(sql)).toEqual([
      ['published', '2019-11-11', 1, 'dateline', null, '11/11/2019'],
      ['published', '2019-11-12', 0, 'json-ld', 'datePublished', '2019-11-12T06:48:00'],
      ['author', 'HOÀI ANH', 1, 'byline', null, 'HOÀI ANH'],
      ['author', 'Hoài Anh', 1, 'json-ld', 'author', 'Hoài Anh'],
      ['publisher', 'Báo Lạng Sơn', 1, 'host', null, 'baolangson.vn'],
      ['publisher_province_code', '20', 1, 'publisher', null, 'Báo Lạng Sơn'],
      ['url', 'https://baolangson.vn/che-12.html', 1, 'canonical', null, 'https://baolangson.vn/che-12.html'],
      ['news_section', 'Kinh tế', 1, 'meta', 'article:section', 'Kinh tế'],
    ]);
  });

  it('are where their code points say', () => {
    const sql = `SELECT quote = substr(text, char_start + 1, char_end - char_start) FROM article_evidence
      JOIN article USING (article_id) WHERE char_start IS NOT NULL`;
    expect(rowsOf(sql)).toEqual([[1], [1]]);
  });

  it('have words of 300 letters at most', () => {
    const sql = `SELECT max(length(quote)), max(length(value)) FROM article_evidence WHERE field = 'url'`;
    expect(rowsOf(sql)).toEqual([[300, 618]]);
  });

  it('give each figure its section', () => {
    const sql = 'SELECT DISTINCT news_section, source LIKE ? FROM facts ORDER BY 1';
    expect(rowsOf(sql.replace('?', `'%.html'`))).toEqual([
      ['Kinh tế', 1],
      ['Nông nghiệp', 0],
    ]);
  });

  it('hold for every value that an article has', () => {
    const columns = ['published', 'author', 'publisher', 'publisher_province_code', 'url', 'news_section'];
    for (const column of columns) {
      const sql = `SELECT count(*) FROM article AS a WHERE ${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM article_evidence AS e
        WHERE e.article_id = a.article_id AND e.field = '${column}' AND e.holds AND e.value = a.${column})`;
      expect([column, ...rowsOf(sql)]).toEqual([column, [0]]);
    }
  });

  it('come out of shards as out of one run', async () => {
    await mined(await shardsOf(inputs, { size: 400 }), at('shards'), ['sqlite'], { of: 3 });
    await merge(at('shards/sqlite'), { db: at('merged.db') });
    const [whole, merged] = [hashesOf(at('facts.db')), hashesOf(at('merged.db'))];
    expect(merged['article_evidence']).toBe(whole['article_evidence']);
  });

  it('change with their page', async () => {
    writeFileSync(at('che.html'), page('Nông thôn'));
    await mine(inputs, { db: at('facts.db') });
    const sql = `SELECT value FROM article_evidence WHERE field = 'news_section' ORDER BY value`;
    expect(rowsOf(sql)).toEqual([['Nông nghiệp'], ['Nông nghiệp'], ['Nông thôn']]);
  });
});

describe('a database from before', () => {
  it('gets them when it is written again', async () => {
    const path = at('old.db');
    const article = articleOf('a.txt', 'Được mùa\nHuyện có 12 xã.');
    await mine([], { db: path, reader: readerOf([article], 'r1') });
    const db = new Database(path);
    db.exec(`DROP VIEW facts; DROP VIEW percentages; DROP VIEW observation; DROP TABLE article_evidence;
      DROP INDEX article_news_section; ALTER TABLE article DROP COLUMN news_section;
      ALTER TABLE claim DROP COLUMN commune_now; ALTER TABLE claim DROP COLUMN commune_code_now; PRAGMA user_version = 8`);
    db.close();
    const evidence = [
      { field: 'newsSection', value: 'Xã hội', kind: 'meta', name: 'article:section', quote: 'Xã hội' },
    ];
    const now = { ...article, newsSection: 'Xã hội', evidence: evidence as typeof article.evidence & object };
    await mine([], { db: path, reader: readerOf([now], 'r2') });
    const after = openForReading(path);
    expect(
      after.prepare('SELECT news_section, value, holds FROM article JOIN article_evidence USING (article_id)').all(),
    ).toEqual([{ news_section: 'Xã hội', value: 'Xã hội', holds: 1 }]);
    after.close();
  });
});
