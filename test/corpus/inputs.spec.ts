import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProblem, readBytes, readInputs, readUnread, sizeOfInputs, takeInputs } from '../../corpus/index.js';
import { readStream } from '../../corpus/readers/index.js';
import { advice } from '../../pipeline/model/index.js';
import { mhtmlOf, pageOf } from './made-files.js';

const TEXT = 'Tên bài\n\nXã có 1.250 hộ.\n\nNăm qua, 86% số hộ đạt chuẩn.\n';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'solieu-inputs-'));
  mkdirSync(join(folder, 'b'));
  mkdirSync(join(folder, '.hidden'));
  writeFileSync(join(folder, 'c.txt'), TEXT);
  writeFileSync(join(folder, 'a.txt'), TEXT);
  writeFileSync(join(folder, 'b', 'bài.txt'), TEXT);
  writeFileSync(join(folder, '.hidden', 'x.txt'), TEXT);
  writeFileSync(join(folder, '.hidden.txt'), TEXT);
  writeFileSync(join(folder, 'b', 'empty.txt'), '');
  writeFileSync(join(folder, 'b', 'picture.txt'), Uint8Array.of(0x89, 0x50, 0, 1, 2, 3, 0, 0, 0));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(paths: readonly string[], options = {}) {
  const items = [];
  for await (const item of readInputs(paths, options)) items.push(item);
  return items.map((item) => (isProblem(item) ? `${item.source} ${item.code}` : item.source));
}

describe('readInputs', () => {
  it('reads folders in sorted order, goes on behind bad files, skips hidden ones', async () => {
    expect(await read([`${folder}/`])).toEqual([
      `${folder}/a.txt`,
      `${folder}/b/bài.txt`,
      `${folder}/b/empty.txt input/empty`,
      `${folder}/b/picture.txt input/binary`,
      `${folder}/c.txt`,
    ]);
  });

  it('keeps paths as given and their order', async () => {
    expect(await read([`${folder}/./c.txt`, `${folder}/none.txt`, `${folder}/a.txt`])).toEqual([
      `${folder}/./c.txt`,
      `${folder}/none.txt input/missing`,
      `${folder}/a.txt`,
    ]);
  });

  it('takes no part of a path for a pattern', async () => {
    mkdirSync(join(folder, 'b', '[2020] {tin}'));
    writeFileSync(join(folder, 'b', '[2020] {tin}', '1.txt'), TEXT);
    expect(await read([`${folder}/b/[2020] {tin}`])).toEqual([`${folder}/b/[2020] {tin}/1.txt`]);
    rmSync(join(folder, 'b', '[2020] {tin}'), { recursive: true });
  });

  it('refuses large files', async () => {
    expect(await read([`${folder}/a.txt`], { maxBytes: 10 })).toEqual([`${folder}/a.txt input/too-large`]);
  });

  it('reports what cannot be read, and follows no links out of a folder', async () => {
    symlinkSync('round', join(folder, 'round'));
    symlinkSync(folder, join(folder, 'b', 'up'));
    expect(await read([`${folder}/round`, '/dev/zero'])).toEqual([
      `${folder}/round input/unreadable`,
      '/dev/zero input/unreadable',
    ]);
    expect((await read([folder])).filter((item) => item.includes('/up/'))).toEqual([]);
    rmSync(join(folder, 'round'));
    rmSync(join(folder, 'b', 'up'));
  });

  it('gives the advice with the problem', async () => {
    for await (const item of readInputs([`${folder}/none.txt`])) {
      expect(item).toMatchObject({ code: 'input/missing', hint: advice['input/missing'] });
    }
  });
});

describe('files that are refused', () => {
  it.skipIf(!existsSync('/proc/self/fd'))('are closed', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    const rest = Buffer.alloc(300_000, 7);
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), rest]);
    const kinds = [old, Buffer.concat([gzipSync(gzipSync('x')), rest]), Buffer.concat([Buffer.from('%PDF-'), rest])];
    for (let n = 0; n < 40; n++) writeFileSync(join(many, `${n}.doc`), kinds[n % kinds.length]!);
    const before = readdirSync('/proc/self/fd').length;
    expect((await read([many], { maxBytes: 100 })).length).toBe(40);
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 10);
    rmSync(many, { recursive: true });
  });
});

describe('takeInputs', () => {
  it('leaves files and lines unread, and what is read later is the same', async () => {
    const lines = join(folder, 'b', 'lines.jsonl');
    writeFileSync(lines, `{"text":"Xã có 12 hộ."}\n\nkhông\n${'x'.repeat(200)}\n`);
    const paths = [folder, join(folder, 'none')];
    const options = { maxBytes: 150 };
    const now: unknown[] = [];
    for await (const item of readInputs(paths, options)) now.push(item);
    const later: unknown[] = [];
    let unread = 0;
    for await (const item of takeInputs(paths, options)) {
      if ('bytes' in item) unread++;
      later.push('bytes' in item ? readUnread(item, options) : item);
    }
    expect(later).toEqual(now);
    expect(unread).toBe(7);
    rmSync(lines);
  });

  it('leaves the records of lists and tables unread too, and saved pages', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    const records = [{ title: 'Bài', text: 'Xã có 12 hộ.' }, 5, { title: 'Bài \ud800', text: '<p>Xã có 13 hộ.</p>' }];
    writeFileSync(join(other, 'list.json'), JSON.stringify(records, undefined, 2));
    writeFileSync(join(other, 'rows.csv'), 'title,text\nBài,"Xã có ""14"" hộ."\nBài,\n');
    writeFileSync(join(other, 'page.mhtml'), mhtmlOf(Buffer.from(pageOf(7)), 'utf-8'));
    const now: unknown[] = [];
    for await (const item of readInputs([other])) now.push(item);
    const later: unknown[] = [];
    const unread: string[] = [];
    for await (const item of takeInputs([other])) {
      if ('bytes' in item) unread.push(item.source.slice(other.length + 1));
      later.push('bytes' in item ? readUnread(item) : item);
    }
    expect(later).toEqual(now);
    expect(unread).toEqual(['list.json#0', 'list.json#2', 'page.mhtml', 'rows.csv#0', 'rows.csv#1']);
    rmSync(other, { recursive: true });
  });

  it('tells how many bytes were read, of as many as there are', async () => {
    let told = 0;
    const onBytes = (bytes: number) => {
      told += bytes;
    };
    for await (const item of takeInputs([folder, `${folder}/none`], { onBytes })) expect(item).toHaveProperty('source');
    expect(await sizeOfInputs([folder, `${folder}/none`])).toEqual({ files: 5, bytes: told, isOpen: false });
    expect(await sizeOfInputs([folder, '-'], 1)).toMatchObject({ isOpen: true });
  });
});

describe('a stream of JSON lines that pauses', () => {
  it('is read as soon as it is known for what it is', async () => {
    let more = (): void => undefined;
    const wait = new Promise<void>((resolve) => {
      more = resolve;
    });
    async function* chunks() {
      yield Buffer.from('{"text": "Xã có 12 hộ."}\n{"text": ');
      yield Buffer.from('"Xã có 13 hộ."}\n{"te');
      await wait;
      yield Buffer.from('xt": "Xã có 14 hộ."}\n');
    }
    const items = readStream(chunks(), '-');
    expect((await items.next()).value).toMatchObject({ source: '-#0' });
    expect((await items.next()).value).toMatchObject({ source: '-#1' });
    more();
    expect((await items.next()).value).toMatchObject({ source: '-#2' });
    expect(await items.next()).toMatchObject({ done: true });
  });
});

describe('readBytes', () => {
  it('refuses blank and large input', () => {
    expect(() => readBytes(Buffer.from(' \n \u00a0'), 'a')).toThrow(expect.objectContaining({ code: 'input/empty' }));
    expect(() => readBytes(Buffer.from(TEXT), 'a', { maxBytes: 3 })).toThrow(
      expect.objectContaining({ code: 'input/too-large' }),
    );
  });

  it('gives the hash of the bytes', () => {
    const [article] = readBytes(Buffer.from('abc'), 'a');
    expect(article?.rawHash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
