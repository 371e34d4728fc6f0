import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { hashesOf } from './hashes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-same-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const samples = readdirSync('corpus/samples')
  .filter((name) => /\.(?:html|txt)$/u.test(name))
  .map((name) => join('corpus/samples', name));

describe('two runs over the same articles', () => {
  it('give the same bytes in every table', async () => {
    const [one, two] = [join(folder, 'one.db'), join(folder, 'two.db')];
    await mine(samples, { db: one });
    await mine(samples, { db: two });
    const hashes = hashesOf(one);
    expect(Object.keys(hashes).length).toBeGreaterThan(12);
    expect(hashesOf(two)).toEqual(hashes);
  });

  it('in one go or in two give the same claims', async () => {
    const [one, two] = [join(folder, 'go.db'), join(folder, 'goes.db')];
    await mine(samples, { db: one });
    await mine(samples.slice(0, 5), { db: two });
    await mine(samples, { db: two });
    expect(hashesOf(two)).toEqual(hashesOf(one));
  });
});
