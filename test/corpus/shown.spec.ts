import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { solieu } from '../cli/io.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-shown-'));
afterAll(() => rmSync(folder, { recursive: true }));

const samples = 'corpus/samples';
const shown = async (path: string) => (await solieu(['article', path])).out;
const parsed = (text: string): readonly Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
/** Where evidence stands is told apart: blank lines of a text are not shown. */
const withoutPlaces = (text: string) =>
  parsed(text).map((one) => ({
    ...one,
    evidence: (one['evidence'] as object[]).map((e) => ({ ...e, start: 0, end: 0 })),
  }));

describe('articles as solieu article shows them', () => {
  it('are read as the same articles, one or many', async () => {
    const many = join(folder, 'many.jsonl');
    const before = await shown(samples);
    writeFileSync(many, before);
    const after = await shown(many);
    expect(withoutPlaces(after)).toEqual(withoutPlaces(before));
    const again = join(folder, 'again.jsonl');
    writeFileSync(again, after);
    expect(await shown(again)).toBe(after);
    const one = join(folder, 'one.json');
    const page = await shown(join(samples, '08-thu-ngan-sach.html'));
    writeFileSync(one, page);
    expect(await shown(one)).toBe(page);
  });

  it('give the same facts', async () => {
    const file = join(samples, '01-xay-dung-dang.txt');
    const copy = join(folder, 'copy.json');
    writeFileSync(copy, await shown(file));
    const facts: string[] = [];
    for (const path of [file, copy]) {
      const db = join(folder, `${facts.length}.db`);
      await solieu(['ingest', '--db', db, '--quiet', path]);
      const sql = 'SELECT quote, value, object, subject, place, time, section, title, published, sentence FROM facts';
      facts.push((await solieu(['query', sql, '--db', db, '--format', 'csv'])).out);
    }
    expect(facts[1]).toBe(facts[0]);
    expect(facts[0]!.split('\n').length).toBeGreaterThan(10);
  });

  it('may have been corrected by hand', async () => {
    const file = join(folder, 'mine.json');
    const blocks = [
      { kind: 'title', text: 'Xã có 5\nhộ nghèo' },
      { kind: 'paragraph', text: 'Xã có 5 hộ nghèo.' },
      { kind: 'meta', text: ' ' },
    ];
    writeFileSync(
      file,
      JSON.stringify({ title: 'Tin', published: '2020-02-01', evidence: [1, { field: 'x' }], blocks }),
    );
    expect(JSON.parse(await shown(file))).toEqual({
      title: 'Tin',
      published: '2020-02-01',
      evidence: [],
      blocks: [{ kind: 'title', text: 'Xã có 5 hộ nghèo' }, blocks[1]],
    });
    writeFileSync(file, JSON.stringify({ title: 'Tin', blocks: [{ kind: 'other', text: 'Xã có 5 hộ nghèo.' }] }));
    expect(JSON.parse(await shown(file)).blocks).toEqual([{ kind: 'paragraph', text: 'Xã có 5 hộ nghèo.' }]);
  });
});
