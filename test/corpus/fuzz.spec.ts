import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../../corpus/index.js';
import type { InputProblem } from '../../corpus/problems.js';
import { readStream } from '../../corpus/readers/index.js';
import { type Article, advice } from '../../pipeline/model/index.js';
import {
  answer,
  docxOf,
  members,
  mhtmlOf,
  page,
  pageOf,
  pdfOf,
  warcRecord,
  wordParagraph,
  zipOf,
} from './made-files.js';

/** A change to a file. Places are shares of its length, so that a change fits a file of any size. */
type Change =
  | { readonly kind: 'set'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'cut'; readonly at: number };

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const length = fc.integer({ min: 1, max: 400 });
/** Bytes that mean something to some reader, and any others. */
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 12 }),
  fc
    .constantFrom(
      '\r\n\r\n',
      'WARC/1.0\r\n',
      '\x1f\x8b\x08\x00',
      'PK\x03\x04',
      '<',
      '<!--',
      '<script>',
      '"',
      '{',
      '\\',
      '\0',
      '--',
      '99999999999',
      'Content-Length: 3\r\n',
      '%PDF-',
      '\u00ff\u00fe',
    )
    .map((text) => Buffer.from(text, 'latin1')),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: share, bytes }),
  fc.record({ kind: fc.constant('insert' as const), at: share, bytes }),
  fc.record({ kind: fc.constant('delete' as const), at: share, length }),
  fc.record({ kind: fc.constant('repeat' as const), at: share, length }),
  fc.record({ kind: fc.constant('cut' as const), at: share }),
);
const changes = fc.array(change, { minLength: 1, maxLength: 6 });

function changed(file: Buffer, done: readonly Change[]): Buffer {
  let now = file;
  for (const one of done) {
    const at = Math.floor(one.at * now.length);
    const [before, after] = [now.subarray(0, at), now.subarray(at)];
    if (one.kind === 'set') now = Buffer.concat([before, one.bytes, after.subarray(one.bytes.length)]);
    else if (one.kind === 'insert') now = Buffer.concat([before, one.bytes, after]);
    else if (one.kind === 'delete') now = Buffer.concat([before, after.subarray(one.length)]);
    else if (one.kind === 'repeat') now = Buffer.concat([before, after.subarray(0, one.length), after]);
    else now = before;
  }
  return now;
}

const SEED = 20_260_301;
/** Much longer than any file here takes, also on a busy machine. */
const LONGEST = 5_000;

/** Reads a file, in pieces as a disk gives them, and checks whatever comes of it. */
async function itemsOf(file: Buffer): Promise<(Article | InputProblem)[]> {
  const pieces = Array.from({ length: Math.ceil(file.length / 1000) }, (_, n) =>
    file.subarray(n * 1000, n * 1000 + 1000),
  );
  const items: (Article | InputProblem)[] = [];
  const began = performance.now();
  for await (const item of readStream(Readable.from(pieces), 'a')) {
    expect(item.source.startsWith('a')).toBe(true);
    if (isProblem(item)) {
      expect(advice[item.code]).toBe(item.hint);
      expect(item.code).not.toBe('input/failed');
    } else {
      let last = 0;
      for (const { start, end } of item.blocks) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(item.text.length);
    }
    items.push(item);
  }
  expect(performance.now() - began).toBeLessThan(LONGEST);
  return items;
}

/** Changed files never end in a crash or without an end; `least`: how many articles or problems each gives. */
async function survives(file: Buffer, numRuns: number, least: number): Promise<void> {
  expect((await itemsOf(file)).some((item) => !isProblem(item))).toBe(true);
  const property = fc.asyncProperty(changes, async (done) => {
    expect((await itemsOf(changed(file, done))).length).toBeGreaterThanOrEqual(least);
  });
  await fc.assert(property, { seed: SEED, numRuns });
}

const line = (n: number) => JSON.stringify({ title: `Bài ${n}`, text: `Xã có ${n} hộ nghèo.\nHuyện có 1.250 hộ.` });
const records = [
  page(1),
  page(2),
  warcRecord({ url: 'https://baosonla.org.vn/', block: answer(gzipSync(pageOf(3)), ['Content-Encoding: gzip']) }),
];
const SENTENCE = 'Năm 2020, xã Suối Bùn có 1.250 hộ dân, trong đó 86% số hộ đạt chuẩn.';

describe('changed files give articles or problems', { timeout: 60_000 }, () => {
  it('pages', () => survives(Buffer.from(pageOf(1)), 300, 1));
  it('lines of JSON', () => survives(Buffer.from(`${[1, 2, 3, 4].map(line).join('\n')}\n`), 300, 1));
  it('rows', () => survives(Buffer.from('title,text\n"Bài, một",Xã có 7 hộ.\nBài hai,"Xã có ""8"" hộ."\n'), 200, 0));
  it('web archives', () => survives(Buffer.concat(records), 250, 0));
  it('packed web archives', () => survives(members(records), 200, 0));
  it('web archives as one packed stream', () => survives(gzipSync(Buffer.concat(records)), 150, 0));
  it('zips', () => {
    const zip = zipOf([
      { name: 'bài.html', bytes: pageOf(1) },
      { name: 'a.txt', bytes: `${SENTENCE}\n`, stored: true },
      { name: 'b.jsonl', bytes: line(1) },
    ]);
    return survives(zip, 250, 0);
  });
  it('MHTML', () => survives(mhtmlOf(Buffer.from(pageOf(7)), 'utf-8'), 200, 1));
  it('Word documents', () => survives(docxOf(wordParagraph(SENTENCE)), 100, 0));
  it('PDF', () => survives(pdfOf([[{ text: SENTENCE, y: 700 }]]), 60, 1));
});

describe('rubbish', () => {
  it('of any kind is told', { timeout: 60_000 }, async () => {
    const starts = [
      '',
      'WARC/1.0\r\n',
      '\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03',
      'PK\x03\x04',
      '%PDF-1.4\n',
      '{"',
      '<html>',
    ];
    const rubbish = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3000 }));
    const property = fc.asyncProperty(rubbish, async ([start, rest]) => {
      expect((await itemsOf(Buffer.concat([Buffer.from(start, 'latin1'), rest]))).length).toBeGreaterThanOrEqual(1);
    });
    await fc.assert(property, { seed: SEED, numRuns: 200 });
  });
});
