import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Extracted } from '../../output/api/extract.js';
import { buildProgram } from './built.js';
import { solieu } from './io.js';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'solieu-extract-'));
let main = '';
let built = '';
beforeAll(() => {
  built = buildProgram();
  main = join(built, 'output', 'cli', 'main.js');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the filter gives for these lines, in this process. */
async function extracted(lines: readonly string[], ...args: string[]): Promise<Extracted[]> {
  async function* input() {
    // In pieces that end anywhere.
    const text = lines.join('\n');
    for (let at = 0; at < text.length; at += 1000) yield text.slice(at, at + 1000);
  }
  const { code, out, err } = await solieu(['extract', ...args], { input: input() });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Extracted);
}

async function* one(text: string) {
  yield text;
}

const TEXT = '  Bình Liêu\n\nĐảng bộ huyện Bình Liêu có 2.340 đảng viên, chiếm 7% dân số.\n';

describe('extract', () => {
  it('gives the mentions of each line with offsets into its text as given', async () => {
    for (const text of [TEXT, TEXT.normalize('NFD'), `😀\n${TEXT}`]) {
      const [one] = await extracted([JSON.stringify({ id: 7, text })]);
      expect(one).toMatchObject({
        id: 7,
        mentions: [
          { value: 2340, kind: 'count' },
          { value: 7, unit: '%' },
        ],
      });
      expect(one).not.toHaveProperty('text');
      for (const { start, end, text: quote } of one?.mentions ?? []) {
        expect(text.slice(start, end).normalize('NFC')).toBe(quote);
      }
    }
  });

  it('reads records of scrapers, with offsets into the text that it gives', async () => {
    const paragraphs = Array.from(
      { length: 6 },
      (_, n) => `<p>Năm 201${n}, Đảng bộ huyện có ${n + 30} chi bộ, tăng ${n}% so với năm trước.</p>`,
    );
    const html = `<h1>Đảng bộ huyện lớn lên</h1>${paragraphs.join('')}`;
    const records = [
      { title: 'Huyện có 25 xã', sapo: 'Năm 2019', content: 'Có 12 thôn.', date: '07/03/2020', url: 'https://a.vn/1' },
      { id: 'trang', html: html },
    ];
    const found = await extracted(records.map((record) => JSON.stringify(record)));
    expect(found.map(({ id }) => id)).toEqual(['https://a.vn/1', 'trang']);
    expect(found[0]?.mentions?.map(({ text }) => text)).toEqual(['25', 'Năm 2019', '12']);
    for (const { text = '', mentions = [] } of found) {
      expect(mentions.length).toBeGreaterThan(1);
      for (const { start, end, text: quote } of mentions) expect(text.slice(start, end)).toBe(quote);
    }
    const [mapped] = await extracted([JSON.stringify({ id: 1, data: { bai: TEXT } })], '--map', 'text=data.bai');
    expect(mapped?.mentions).toHaveLength(2);
  });

  it('gives the fields of export --format jsonl', async () => {
    const file = join(folder, 'bai.jsonl');
    const record = JSON.stringify({ title: 'Bình Liêu', text: TEXT, date: '2020-05-07' });
    writeFileSync(file, `${record}\n${record.replace('2.340', '2.341')}\n`);
    const db = join(folder, 'bai.db');
    await solieu(['ingest', '--db', db, '--quiet', file]);
    const { out } = await solieu(['export', '--db', db]);
    const exported = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const found = await extracted([record, record.replace('2.340', '2.341')]);
    const mentions = found.flatMap(({ mentions = [] }, n) =>
      mentions.map((one) => ({ source: `${file}#${n}`, ...one })),
    );
    expect(mentions).toEqual(exported);
  });

  it('passes over the byte order mark of a file', async () => {
    const [first] = await extracted([`\ufeff${JSON.stringify({ id: 1, text: 'Có 12 xã.' })}`]);
    expect(first).toMatchObject({ id: 1, mentions: [{ value: 12 }] });
  });

  it('gives an error in place of what cannot be read, in its place', async () => {
    const huge = JSON.stringify({ id: 3, text: 'Có 12 xã. '.repeat(2000) });
    const lines = [
      '{"id": 1, "text"',
      '',
      '  ',
      '[1]',
      JSON.stringify({ id: 2, title: 'x' }),
      huge,
      JSON.stringify({ id: 4, text: 'Có 12 xã.' }),
    ];
    const found = await extracted(lines, '--max-bytes', '10k');
    expect(found.map(({ id, error }) => [id, error?.code])).toEqual([
      [expect.stringMatching(/^[0-9a-f]{32}$/u), 'input/damaged'],
      [expect.stringMatching(/^[0-9a-f]{32}$/u), 'input/damaged'],
      [2, 'input/no-text'],
      [null, 'input/too-large'],
      [4, undefined],
    ]);
    expect((await solieu(['extract', '--jobs', '0'])).code).toBe(2);
  });
});

describe('the filter as a process', () => {
  const start = (...args: string[]): ChildProcess => spawn(process.execPath, [main, 'extract', ...args]);
  const lines = (n: number) =>
    Array.from({ length: n }, (_, i) =>
      i % 40 === 7 ? '{"hỏng' : JSON.stringify({ id: i, text: `Huyện có ${i} xã, ${i}% số hộ.` }),
    );

  it('gives the same bytes with any number of threads, in the order of the lines', async () => {
    const file = join(folder, 'many.jsonl');
    writeFileSync(file, `${lines(2000).join('\n')}\n`);
    const answers: string[] = [];
    for (const jobs of ['1', '2', '3']) {
      const script = '"$0" "$1" extract --jobs "$2" < "$3"';
      const { stdout } = await run('bash', ['-c', script, process.execPath, main, jobs, file], { maxBuffer: 1 << 26 });
      answers.push(stdout);
    }
    expect(answers[0]?.split('\n')).toHaveLength(2001);
    expect(answers[1] === answers[0] && answers[2] === answers[0]).toBe(true);
  });

  it.each(['1', '2'])('gives up lines that hang and lines that take all memory, with %s threads', async (jobs) => {
    const preload = join(folder, 'faults.mjs');
    // Faults of the rules, put into what they call: the program itself has no switch for them.
    writeFileSync(
      preload,
      `import { isMainThread } from 'node:worker_threads';
       const parse = JSON.parse;
       const held = [];
       if (!isMainThread) JSON.parse = (text, ...more) => {
         while (String(text).includes('TREO'));
         while (String(text).includes('PHÌNH')) held.push(new Array(1e5).fill({}));
         return parse(text, ...more);
       };`,
    );
    const all = lines(100);
    all[30] = JSON.stringify({ id: 'treo', text: 'TREO: Huyện có 6 xã.' });
    all[60] = JSON.stringify({ id: 'phình', text: 'PHÌNH: Huyện có 6 xã.' });
    const file = join(folder, 'faults.jsonl');
    writeFileSync(file, `${all.join('\n')}\n`);
    const script = '"$0" "$1" extract --jobs "$2" --stall 2 --memory 150 < "$3"';
    const { stdout } = await run('bash', ['-c', script, process.execPath, main, jobs, file], {
      env: { ...process.env, NODE_OPTIONS: `--import=${preload}` },
    });
    const answers = stdout.split('\n');
    const errors = [30, 60].map((n) => JSON.parse(answers[n] ?? '').error);
    expect(errors).toEqual([
      expect.objectContaining({
        code: 'input/crashed',
        message: 'Reading it was given up: it was not done after 2 s.',
        hint: expect.stringContaining('report it'),
      }),
      expect.objectContaining({
        code: 'input/crashed',
        message: 'Reading it was given up: it took all memory that a thread may have.',
      }),
    ]);
    const others = all.filter((_, n) => n !== 30 && n !== 60);
    const expected = (await solieu(['extract'], { input: one(`${others.join('\n')}\n`) })).out.split('\n');
    expect(answers.filter((_, n) => n !== 30 && n !== 60)).toEqual(expected);
  });

  it('answers a line before the next one comes', async () => {
    const child = start('--jobs', '2');
    const answers = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    for (const [n, line] of lines(3).entries()) {
      child.stdin?.write(`${line}\n`);
      expect(JSON.parse((await answers.next()).value)).toMatchObject({ id: n });
    }
    child.stdin?.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each(['1', '2'])('ends quietly when nobody reads its output, with %s threads', async (jobs) => {
    const script = `set -o pipefail; yes "$3" | "$0" "$1" extract --jobs "$2" | head -n 1; echo "\${PIPESTATUS[1]}"`;
    const { stdout, stderr } = await run('bash', ['-c', script, process.execPath, main, jobs, lines(1)[0] ?? '']);
    expect(stderr).toBe('');
    const [line = '', code] = stdout.split('\n');
    expect(JSON.parse(line)).toHaveProperty('mentions');
    expect(code).toBe('0');
  });

  it.skipIf(process.platform !== 'linux')('holds no more than a little of what nobody takes', async () => {
    const child = start('--jobs', '2');
    let isOpen = true;
    child.stdin?.on('error', () => {
      isOpen = false;
    });
    // Nobody reads: what is written must come to a stop.
    let written = 0;
    const line = `${JSON.stringify({ id: 1, text: 'Huyện có 12 xã. '.repeat(500) })}\n`;
    let stoppedFor = 0;
    while (isOpen && stoppedFor < 20 && written < 300e6) {
      if (child.stdin?.writableNeedDrain !== true) {
        child.stdin?.write(line);
        written += line.length;
        stoppedFor = 0;
      } else {
        await new Promise((resolve) => setTimeout(resolve, 100));
        stoppedFor++;
      }
    }
    expect(written).toBeLessThan(40e6);
    const resident = Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]) * 4096;
    expect(resident).toBeLessThan(700e6);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
