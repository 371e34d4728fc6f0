import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import type * as AheadOfIt from '../../output/sqlite/duplicates/ahead.js';
import { linkDuplicates } from '../../output/sqlite/duplicates/index.js';
import { openForWriting } from '../../output/sqlite/index.js';
import { buildProgram } from '../cli/built.js';
import { articleOf, readerOf } from './fakes.js';

// The thread runs a built program.

const folder = mkdtempSync(join(tmpdir(), 'solieu-ahead-'));
const path = join(folder, 'facts.db');
let compareAhead: typeof AheadOfIt.compareAhead;

const report = (commune: string, end: string) =>
  `Xã ${commune} sơ kết sản xuất vụ xuân\nVụ xuân năm nay, xã ${commune} gieo cấy 234 ha lúa, trong đó lúa lai chiếm 62% diện tích, năng suất bình quân đạt 58 tạ/ha, cao hơn vụ trước 3 tạ.\nThời gian tới, xã sẽ hỗ trợ giống cho 45 hộ nghèo ở các bản vùng cao, đồng thời sửa chữa 12 km kênh mương bị hư hỏng sau mưa lũ để phục vụ vụ mùa.${end}`;
const articles = ['Mường Than', 'Tà Mung', 'Phúc Than'].flatMap((commune) =>
  ['', ' Theo báo Lai Châu.'].map((end, n) => articleOf(`${commune} ${n}.txt`, report(commune, end))),
);

beforeAll(async () => {
  const built = buildProgram();
  ({ compareAhead } = (await import(join(built, 'output/sqlite/duplicates/ahead.js'))) as typeof AheadOfIt);
  await mine([], { db: path, reader: readerOf(articles) });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Pair {
  readonly article_id: number;
  readonly other_id: number;
  readonly likeness: number;
  readonly reason: string | null;
}

it('compares in a thread as it is done here, and leaves nothing beside the file', async () => {
  const db = openForWriting(path);
  const all = () => db.prepare<[], Pair>('SELECT * FROM article_pair ORDER BY article_id, other_id').all();
  const pairs = all();
  expect(pairs.length).toBeGreaterThan(2);
  db.exec('DELETE FROM article_pair');
  const ahead = compareAhead(db, 1)!;
  const found = (n: number) => {
    const { article_id: a, other_id: b } = pairs[n]!;
    return ahead.of(n, { a, b, hasSameAddress: false });
  };
  while (found(pairs.length - 1) === undefined) await pause(10);
  expect(pairs.map((_, n) => found(n))).toEqual(
    pairs.map(({ likeness, reason }) => ({ likeness, ...(reason !== null && { reason }) })),
  );
  expect(ahead.of(0, { a: 5, b: 6_000, hasSameAddress: false })).toBeUndefined();
  ahead.end();
  db.close();
  expect(existsSync(`${path}-wal`)).toBe(false);

  const again = openForWriting(path);
  linkDuplicates(again, { of: (n) => (n === 0 ? { likeness: 0.25 } : undefined), end: () => undefined });
  expect(again.prepare('SELECT likeness FROM article_pair ORDER BY article_id, other_id').pluck().all()).toEqual([
    0.25,
    ...pairs.slice(1).map(({ likeness }) => likeness),
  ]);
  again.close();
});

it('leaves few articles to this thread', () => {
  const db = openForWriting(path);
  expect(compareAhead(db, 1_000)).toBeUndefined();
  db.close();
});
