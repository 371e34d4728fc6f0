import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { solieu } from './io.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-segment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

describe('solieu segment', () => {
  it('gives a line of words for every line of text', async () => {
    const { code, out } = await solieu(['segment'], {
      input: pieces('Đảng bộ huyện Bình', ' Liêu\n\nNghị quyết số 08-NQ/HU,\r\nđạt  86%'),
    });
    expect(code).toBe(0);
    expect(out).toBe('Đảng bộ\thuyện\tBình Liêu\n\nNghị quyết\tsố\t08-NQ/HU\t,\nđạt\t86%\n');
  });

  it('divides words at a TAB', async () => {
    const { out } = await solieu(['segment'], { input: pieces('huyện Hà\tNội') });
    expect(out.split('\t').join('|')).toBe('huyện|Hà|Nội\n');
  });

  it('keeps the words of a lexicon whole', async () => {
    const lexicon = join(folder, 'words.txt');
    writeFileSync(lexicon, 'tổ chức cơ sở đảng\r\nkhông có gì\n');
    const { out } = await solieu(['segment', '--lexicon', lexicon], { input: pieces('25 tổ chức cơ sở đảng') });
    expect(out).toBe('25\ttổ chức cơ sở đảng\n');
  });

  it('says which lexicon is missing', async () => {
    const { code, err } = await solieu(['segment', '--lexicon', join(folder, 'none.txt')], { input: pieces('a') });
    expect(code).toBe(1);
    expect(err).toContain('none.txt');
  });

  it('says how to get vntk where it is absent', async () => {
    vi.doMock('vntk', () => {
      throw new Error('absent');
    });
    const { code, err } = await solieu(['segment', '--segmenter', 'vntk'], { input: pieces('a') });
    vi.doUnmock('vntk');
    expect(code).toBe(1);
    expect(err).toContain('npm install vntk');
  });
});
