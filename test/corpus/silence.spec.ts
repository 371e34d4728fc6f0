import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  createWriteStream,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { isProblem, readInputs } from '../../corpus/index.js';
import { unlessSilent } from '../../corpus/silence.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-silence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const WAIT = 0.3;
const line = (n: number) => `{"title": "Bài ${n}", "text": "Xã có ${n} hộ nghèo."}\n`;

async function read(paths: readonly string[], wait = WAIT): Promise<string[]> {
  const told: string[] = [];
  for await (const item of readInputs(paths, { wait })) {
    told.push(isProblem(item) ? `${item.source.slice(folder.length + 1)} ${item.code}` : (item.title ?? ''));
  }
  return told;
}

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  const pipe = (name: string) => {
    execFileSync('mkfifo', [at(name)]);
    return at(name);
  };
  writeFileSync(at('last.jsonl'), line(9));

  it('that nobody writes to is given up, and the inputs behind it are read', async () => {
    expect(await read([pipe('mute'), at('last.jsonl')])).toEqual(['mute input/stalled', 'Bài 9']);
  });

  it('that falls silent is given up behind what it gave', async () => {
    const path = pipe('short');
    const file = openSync(path, constants.O_RDWR);
    writeSync(file, line(1) + line(2) + line(3).slice(0, 20));
    expect(await read([path, at('last.jsonl')])).toEqual(['Bài 1', 'Bài 2', 'short input/stalled', 'Bài 9']);
    closeSync(file);
  });

  it('that is slow is read to its end, also when its writer comes late', async () => {
    const path = pipe('slow');
    const told = read([path, at('last.jsonl')]);
    await pause(WAIT * 500);
    const writer = createWriteStream(path);
    for (let n = 1; n <= 5; n++) {
      writer.write(line(n));
      await pause(WAIT * 500);
    }
    writer.end();
    expect(await told).toEqual(['Bài 1', 'Bài 2', 'Bài 3', 'Bài 4', 'Bài 5', 'Bài 9']);
  });

  it('of a megabyte comes whole', async () => {
    const path = pipe('long');
    const told = read([path]);
    createWriteStream(path).end(Array.from({ length: 15_000 }, (_, n) => line(n)).join(''));
    expect((await told).at(-1)).toBe('Bài 14999');
    expect(await told).toHaveLength(15_000);
  });
});

describe('items that nobody asks for', () => {
  it('are waited for as long as it takes', async () => {
    async function* items() {
      yield 1;
      yield 2;
    }
    const taken: number[] = [];
    for await (const item of unlessSilent(items(), 'a', 0.05, { hasGiven: false }, () => undefined)) {
      await pause(150);
      taken.push(item);
    }
    expect(taken).toEqual([1, 2]);
  });

  it('are not taken for silent while the program is busy', async () => {
    async function* items() {
      yield await pause(30, 1);
      const until = performance.now() + 300;
      while (performance.now() < until);
      yield await pause(30, 2);
    }
    const taken: number[] = [];
    for await (const item of unlessSilent(items(), 'a', 0.1, { hasGiven: false }, () => undefined)) taken.push(item);
    expect(taken).toEqual([1, 2]);
  });
});
