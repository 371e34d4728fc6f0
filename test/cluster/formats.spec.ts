import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finished, isIntact, type Manifest } from '../../output/cluster/manifest.js';
import { SHARD_FORMATS } from '../../output/cluster/messages.js';
import { makeInputs } from './inputs.js';
import { mined, shardsOf } from './mined.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a shard of output', () => {
  let manifests: Manifest[];
  const of = (format: string) => manifests.filter((one) => one.format === format);
  beforeAll(async () => {
    const paths = makeInputs(folder, 120).map((path) => join(folder, path));
    const shards = await shardsOf(paths, { size: 16_384 });
    manifests = await mined(shards, join(folder, 'one'), SHARD_FORMATS);
    await mined(shards, join(folder, 'two'), SHARD_FORMATS);
    // Once more over what is there: another worker did the same shard.
    await mined(shards.slice(0, 1), join(folder, 'two'), SHARD_FORMATS);
  });

  it.each(SHARD_FORMATS)('is the same bytes each time: %s', (format) => {
    const names = readdirSync(join(folder, 'one', format)).sort();
    expect(names).toHaveLength(2 * of(format).length);
    expect(readdirSync(join(folder, 'two', format)).sort()).toEqual(names);
    for (const name of names) {
      const [one, two] = ['one', 'two'].map((where) => readFileSync(join(folder, where, format, name)));
      expect(`${name} ${one?.equals(two ?? Buffer.alloc(0))}`).toBe(`${name} true`);
    }
  });

  it('has a manifest that tells whether it is whole', async () => {
    for (const manifest of manifests) {
      const where = join(folder, 'one', manifest.format);
      expect(finished(where, manifest.shard, manifest.format, 'rules 1')).toEqual(manifest);
      expect(finished(where, manifest.shard, manifest.format, 'rules 2')).toBeUndefined();
      expect(await isIntact(where, manifest)).toBe(true);
      expect(await isIntact(where, { ...manifest, sha256: '0'.repeat(64) })).toBe(false);
    }
    expect(of('sqlite').reduce((sum, { errors }) => sum + errors, 0)).toBeGreaterThan(3);
  });

  it('holds the same facts in every format', async () => {
    for (const { shard } of of('sqlite')) {
      const db = new Database(join(folder, 'one', 'sqlite', `${shard}.db`), { readonly: true });
      const facts = db
        .prepare<[], Record<string, unknown>>(
          `SELECT f.*, lower(hex(a.doc_key)) AS article_key FROM facts AS f JOIN article AS a USING (article_id)
           ORDER BY f.article_id, f.char_start, f.char_end, f.claim_key`,
        )
        .all()
        .map(({ article_id, dup_of, dup_reason, ...fact }) => fact);
      db.close();
      const text = (name: string) => gunzipSync(readFileSync(join(folder, 'one', name))).toString('utf8');
      const lines = text(`jsonl/${shard}.jsonl.gz`).split('\n').slice(0, -1);
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(facts);
      const file = await asyncBufferFromFile(join(folder, 'one', 'parquet', `${shard}.parquet`));
      const rows = facts.length === 0 ? [] : await parquetReadObjects({ file });
      expect(rows.map((row) => ({ ...row }))).toEqual(facts);
      const records = text(`csv/${shard}.csv.gz`).split('\r\n').slice(0, -1);
      expect(records).toHaveLength(facts.length + 1);
      expect(records[0]?.split(',')).toContain('article_key');
    }
  });
});
