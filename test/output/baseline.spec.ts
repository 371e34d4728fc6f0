import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { openStore } from '../../output/api/open-store.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-baseline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, 'facts.db');
const file = join(folder, 'ngheo.txt');
const text = `Than Uyên giảm nghèo
Năm 2020, huyện Than Uyên có 12 xã. Tỷ lệ hộ nghèo của huyện giảm từ 12,5% năm 2015 xuống còn 4,2%.
`;
writeFileSync(file, text);
await mine([file], { db: path });

const rowsOf = (sql: string) => {
  const store = openStore(path);
  try {
    return [...store.query(sql).rows];
  } finally {
    store.close();
  }
};

describe('the baseline of a figure', () => {
  it('stands beside it in facts, with its value', () => {
    expect(rowsOf('SELECT value, compared_to, compared_value FROM facts ORDER BY char_start')).toEqual([
      [12, null, null],
      [12.5, null, null],
      [4.2, '12,5% năm 2015', 12.5],
    ]);
  });

  it('is a figure of its own, linked by where it begins', () => {
    const sql = `SELECT later.quote, earlier.quote FROM baseline AS b
      JOIN claim AS later USING (article_id, char_start)
      JOIN claim AS earlier ON earlier.article_id = b.article_id AND earlier.char_start = b.baseline_start`;
    expect(rowsOf(sql)).toEqual([['4,2%', '12,5%']]);
  });

  it('goes where its article changes', async () => {
    writeFileSync(file, text.replace('từ 12,5% năm 2015 ', ''));
    await mine([file], { db: path });
    expect(rowsOf('SELECT count(*) FROM baseline')).toEqual([[0]]);
  });
});
