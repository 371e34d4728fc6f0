import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { merge } from '../../output/cluster/merge.js';
import { planOf, readPlan, writePlan } from '../../output/cluster/plan.js';
import { solieu } from '../cli/io.js';
import { hashesOf } from '../output/hashes.js';
import { lineOf, makeInputs } from './inputs.js';
import { mined } from './mined.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-merge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const NOT_COMPARED = ['merged_shard'];
/** Columns that name the rules differ: tests work shards under a version of their own. */
const contentOf = (path: string) => {
  const { article: _, ...others } = hashesOf(path, NOT_COMPARED);
  return others;
};

describe('merging the shards of plans', () => {
  let paths: string[];
  const planned = async (name: string, inputs: readonly string[]) => {
    await writePlan(at(name), planOf(inputs, { size: 6000 }));
    const { plan, shards } = await readPlan(at(name));
    return { plan, shards, of: shards.length };
  };

  beforeAll(async () => {
    paths = makeInputs(folder, 60).map(at);
    const { plan, shards, of } = await planned('one.plan', paths);
    await mined(shards, at('shards'), ['sqlite'], { plan, of });
  });

  it('takes a later plan in over an earlier one, and what is the same only once', async () => {
    const out = at('shards/sqlite');
    expect(await merge(out, { db: at('merged.db') })).toMatchObject({ known: 0, missing: 0 });
    await mine(paths, { db: at('whole.db') });
    expect(contentOf(at('merged.db'))).toEqual(contentOf(at('whole.db')));

    writeFileSync(at('trong.txt'), 'Xã có 12 hộ nghèo.\n');
    writeFileSync(at('them.jsonl'), `${lineOf(901)}\n${lineOf(902)}`);
    const more = [...paths, at('them.jsonl')];
    const { plan, shards, of } = await planned('two.plan', more);
    const before = new Set(readdirSync(out).map((name) => name.split('.')[0]));
    const added = shards.filter(({ shard }) => !before.has(shard));
    expect(added.length).toBeLessThan(of / 2);
    await mined(added, at('shards'), ['sqlite'], { plan, of });
    await expect(merge(out, { db: at('merged.db') })).rejects.toMatchObject({ code: 'cluster/plan' });
    const merged = await merge(out, { db: at('merged.db'), plan: at('two.plan') });
    expect(merged).toMatchObject({ merged: added.length, known: of - added.length, missing: 0 });
    await mine(more, { db: at('whole.db') });
    expect(contentOf(at('merged.db'))).toEqual(contentOf(at('whole.db')));
  });

  it('does not mix what different rules have read', async () => {
    const { plan, shards, of } = await planned('one.plan', [at('tin')]);
    await mined(shards.slice(0, 1), at('mixed'), ['sqlite'], { plan, of, ruleset: 'rules 2' });
    await mined(shards.slice(1), at('mixed'), ['sqlite'], { plan, of });
    const mixed = merge(at('mixed/sqlite'), { db: at('mixed.db') });
    await expect(mixed).rejects.toMatchObject({ code: 'cluster/other-rules' });
    await mined(shards.slice(0, 1), at('mixed'), ['sqlite'], { plan, of });
    expect(await merge(at('mixed/sqlite'), { db: at('mixed.db') })).toMatchObject({ merged: of });
    // The same shards once more, read by newer rules: the claims are replaced, and keep their rows.
    await mined(shards, at('mixed'), ['sqlite'], { plan, of, ruleset: 'rules 2' });
    const { claim } = hashesOf(at('mixed.db'));
    expect(await merge(at('mixed/sqlite'), { db: at('mixed.db') })).toMatchObject({ merged: of, known: 0 });
    expect(hashesOf(at('mixed.db'))).toMatchObject({ claim });
  });

  it('ends between two shards when it is interrupted, and goes on', async () => {
    const stop = new AbortController();
    const out = at('mixed/sqlite');
    const first = await merge(out, { db: at('cut.db'), signal: stop.signal, onProgress: () => stop.abort() });
    expect(first).toMatchObject({ merged: 1, isInterrupted: true });
    expect(await merge(out, { db: at('cut.db') })).toMatchObject({ known: 1, isInterrupted: false });
    expect(hashesOf(at('cut.db'), NOT_COMPARED)).toEqual(hashesOf(at('mixed.db'), NOT_COMPARED));
  });

  it('reads the fields that the plan names, up to the size that it names', async () => {
    const records = Array.from({ length: 30 }, (_, n) => ({
      tieu: `Bài ${n}`,
      chu: `Huyện có ${n + 3} xã. `.repeat(n + 1),
    }));
    writeFileSync(at('fields.jsonl'), records.map((record) => JSON.stringify(record)).join('\n'));
    const how = ['--map', 'title=tieu,text=chu', '--max-bytes', '500'];
    const made = await solieu(['shard', '--out', at('fields.plan'), '--size', '1k', ...how, at('fields.jsonl')]);
    expect(made).toMatchObject({ code: 0, out: '' });
    const { plan, shards } = await readPlan(at('fields.plan'));
    await mined(shards, at('fields'), ['sqlite'], { plan, of: shards.length });
    const merged = await merge(at('fields/sqlite'), { db: at('fields.db') });
    const inputs = { map: { title: 'tieu', text: 'chu' }, maxBytes: 500 };
    const { articles, errors } = await mine([at('fields.jsonl')], { db: at('fields.whole.db'), inputs });
    expect(merged).toMatchObject({ articles, errors });
    expect(Math.min(articles, errors)).toBeGreaterThan(3);
    expect(contentOf(at('fields.db'))).toEqual(contentOf(at('fields.whole.db')));
  });

  it('says what is wrong with a command', async () => {
    expect(await solieu(['shard', paths[0] ?? ''])).toMatchObject({
      code: 2,
      err: 'solieu: shard needs --out PLAN.\n',
    });
    expect(await solieu(['shard', '--out', at('x'), '--size', '0', paths[0] ?? ''])).toMatchObject({ code: 2 });
    expect(await solieu(['shard', '--out', at('x'), at('none')])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${at('none')} does not exist. (input/missing)`),
    });
    expect(await solieu(['shard', '--out', at('x'), at('none'), paths[0] ?? ''])).toMatchObject({ code: 3 });
    expect(await solieu(['work'])).toMatchObject({ code: 2, err: 'solieu: work needs --out FOLDER.\n' });
    expect(await solieu(['work', '--out', at('x'), '--jobs', 'many'])).toMatchObject({ code: 2 });
    expect(await solieu(['queue', 'status', '--name', 'a:b'])).toMatchObject({ code: 2 });
    expect(await solieu(['queue', 'status', '--redis', 'localhost'])).toMatchObject({ code: 1 });
    expect((await solieu(['merge', '--db', at('x.db'), folder])).err).toContain('holds no databases of shards');
    expect(await solieu(['merge', '--db', at('x.db'), at('none')])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${at('none')} does not exist. (input/missing)`),
    });
    writeFileSync(at('file'), '');
    expect((await solieu(['merge', '--db', at('x.db'), at('file')])).err).toContain(
      'file is no folder. (input/missing)',
    );
    const { code, err } = await solieu(['shard', '--out', at('none/plan'), paths[0] ?? '']);
    expect({ code, err: err.split('\n')[0] }).toEqual({
      code: 1,
      err: `solieu: ${at('none/plan')} cannot be written: there is no such folder. (output/unwritable)`,
    });
  });
});
