import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { limited, limitOf, whyStalled } from '../../output/api/threads/limit.js';
import type * as Understand from '../../output/api/understand.js';

vi.mock('../../output/api/understand.js', async (original) => {
  const { understandWith } = (await original()) as typeof Understand;
  const hanging: typeof understandWith = (gazetteer) => {
    const understand = understandWith(gazetteer);
    return (article) => {
      while (article.text.includes('TREO'));
      return understand(article);
    };
  };
  return { understandWith: hanging };
});

const folder = mkdtempSync(join(tmpdir(), 'solieu-limit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a task with a limit', () => {
  it('gives what it gives, throws what it throws', () => {
    expect(limited(() => [7], 1000)).toEqual({ value: [7] });
    const own = new Error('own');
    expect(() => limited(() => JSON.parse('{'), 1000)).toThrow(SyntaxError);
    expect(() =>
      limited(() => {
        throw own;
      }, 1000),
    ).toThrow(own);
  });

  it('is ended whatever it does', () => {
    let turns = 0;
    const forever = () => {
      for (;;) {
        try {
          turns++;
        } catch {
          turns = 0;
        }
      }
    };
    expect(limited(forever, 50)).toEqual({ isOver: true });
    expect(turns).toBeGreaterThan(0);
    expect(limited(() => 8, 50)).toEqual({ value: 8 });
  });

  it('has more time for a longer article', () => {
    expect(limitOf(0, 60)).toBe(60_000);
    expect(limitOf(64 * 2 ** 20, 60)).toBe(33 * 60_000);
    expect(whyStalled(limitOf(4000, 2))).toBe('it was not done after 2 s');
  });
});

describe('an article that never comes to an end, read by the thread that writes', () => {
  it('is kept as an error, and the others are read', async () => {
    const file = join(folder, 'tin.jsonl');
    const texts = ['Huyện có 5 xã.', 'TREO: Huyện có 6 xã.', 'Huyện có 7 xã.'];
    writeFileSync(file, texts.map((text) => JSON.stringify({ text })).join('\n'));
    const db = join(folder, 'facts.db');
    const result = await mine([file], { db, stall: 0.5 });
    expect(result).toMatchObject({ articles: 2, errors: 1, claims: 2 });
    const store = new Database(db, { readonly: true });
    expect(store.prepare('SELECT source, code, message FROM ingest_error').all()).toEqual([
      {
        source: `${file}#1`,
        code: 'input/crashed',
        message: `Reading ${file}#1 was given up: it was not done after 0.5 s.`,
      },
    ]);
    store.close();
  });

  it('may be a record of a list or a row of a table', async () => {
    const texts = ['Huyện có 5 xã.', 'TREO: Huyện có 6 xã.', 'Huyện có 7 xã.'];
    const list = join(folder, 'list.json');
    const table = join(folder, 'table.csv');
    writeFileSync(list, JSON.stringify(texts.map((text) => ({ text }))));
    writeFileSync(table, `title,text\n${texts.map((text) => `Tin,${text}`).join('\n')}\n`);
    const result = await mine([list, table], { db: join(folder, 'records.db'), stall: 0.5 });
    expect(result).toMatchObject({ articles: 4, errors: 2 });
  });
});
