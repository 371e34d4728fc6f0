import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readInputs } from '../../corpus/index.js';
import { type PlanOptions, planOf, readPlan, writePlan } from '../../output/cluster/plan.js';
import { itemsOf, type Shard } from '../../output/cluster/shard.js';
import { inputsOf, verifyShard } from '../../output/cluster/shard-inputs.js';
import type { Article } from '../../pipeline/model/index.js';
import type { Problem } from '../../pipeline/run.js';
import { lineOf, makeInputs } from './inputs.js';
import { shardsOf } from './mined.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-plan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Input = Article | Problem;

/** What one run reads from the paths. */
async function readWhole(paths: readonly string[], options = {}): Promise<Input[]> {
  const inputs: Input[] = [];
  for await (const input of readInputs(paths, options)) {
    if ('code' in input && input.record !== undefined) {
      const { record, ...problem } = input;
      inputs.push({ ...problem, source: `${input.source}#${record}` });
    } else inputs.push(input);
  }
  return inputs;
}

/** What the shards give, each read in parts of so many items. */
async function readShards(shards: readonly Shard[], part = Number.POSITIVE_INFINITY): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const shard of shards) {
    await verifyShard(shard);
    const items = itemsOf(shard);
    for (let from = 0; from === 0 || from < items; from += part) {
      const to = Math.min(items, from + part);
      for await (const input of inputsOf(shard, { from, to, crashed: [] }, () => undefined)) inputs.push(plain(input));
    }
  }
  return inputs;
}

function plain(input: Input): Input {
  if (!('code' in input) || !('record' in input)) return input;
  const { record: _, ...problem } = input;
  return problem;
}

describe('a plan', () => {
  it.each([500, 4096, 1 << 20])('of shards of %i bytes gives what one run reads, in its order', async (size) => {
    const here = join(folder, `whole-${size}`);
    mkdirSync(here);
    const paths = makeInputs(here, 150).map((path) => join(here, path));
    symlinkSync(join(here, 'bang.csv'), join(here, 'tin', 'lien-ket.csv'));
    const whole = await readWhole(paths);
    const shards = await shardsOf(paths, { size });
    expect(await readShards(shards)).toEqual(whole);
    expect(await readShards(shards, 2)).toEqual(whole);
    expect(shards.map(({ n }) => n)).toEqual(shards.map((_, n) => n));
  });

  it('cuts any lines where one run would, packed or not, with and without an end', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\r',
        '\u00a0',
        '{',
        '[1]',
        '{"text":"Xã có 5 hộ."}',
        `{"text":"${'Huyện có 7 xã. '.repeat(30)}"}`,
      ),
      fc.integer({ min: 0, max: 99 }).map((n) => `{"title":"Bài ${n}","text":"Tỉnh có ${n} huyện."}`),
    );
    const property = fc.asyncProperty(
      fc.array(line, { maxLength: 40 }),
      fc.integer({ min: 1, max: 900 }),
      fc.boolean(),
      fc.constantFrom('', '\n', '\n\n'),
      async (lines, size, isPacked, end) => {
        const path = join(folder, isPacked ? 'any.jsonl.gz' : 'any.jsonl');
        const bytes = Buffer.from(`{"text":"Đầu có 1 xã."}\n${lines.join('\n')}${end}`);
        writeFileSync(path, isPacked ? gzipSync(bytes) : bytes);
        const read = { maxBytes: 400 };
        const shards = await shardsOf([path], { size, read });
        expect(await readShards(shards, 3)).toEqual(await readWhole([path], read));
        for (const shard of shards)
          if (shard.kind === 'lines') expect(shard.end - shard.start).toBeLessThan(size + 1000);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('tells where a packed file is cut, once', async () => {
    const lines = Array.from(
      { length: 4000 },
      (_, n) => `{"title":"Bài ${n}","text":"Tỉnh có ${(n * 7919) % 10_007} huyện."}`,
    );
    const path = join(folder, 'cut.jsonl.gz');
    const packed = gzipSync(lines.join('\n'));
    writeFileSync(path, packed.subarray(0, packed.length * 0.8));
    const whole = await readWhole([path]);
    expect(whole.at(-1)).toMatchObject({ source: path, code: 'input/damaged' });
    const shards = await shardsOf([path], { size: 30_000 });
    expect(shards.length).toBeGreaterThan(3);
    expect(await readShards(shards)).toEqual(whole);
  });

  it('is the same bytes for the same inputs, and read back as it was', async () => {
    const here = join(folder, 'same');
    mkdirSync(here);
    const paths = makeInputs(here, 40).map((path) => join(here, path));
    const options: PlanOptions = { size: 2000, read: { map: { text: 'noi_dung' } } };
    const [one, two] = [join(folder, 'one.plan'), join(folder, 'two.plan')];
    const size = await writePlan(one, planOf(paths, options));
    await writePlan(two, planOf([...paths, ...paths], options)); // what is given twice is read once
    const plan = await readPlan(one);
    expect(plan).toEqual(await readPlan(two));
    expect(plan.shards).toHaveLength(size.shards);
    // One file more, and all others keep their shards.
    writeFileSync(join(here, 'them.jsonl'), '{"noi_dung":"Huyện có 3 xã."}');
    const more = await shardsOf([...paths, join(here, 'them.jsonl')], options);
    expect(more.slice(0, -1).map(({ shard }) => shard)).toEqual(plan.shards.map(({ shard }) => shard));
  });

  it('reads a file without articles in one piece, and tells it once as one run does', async () => {
    const figures = Array.from({ length: 300 }, (_, n) =>
      JSON.stringify({ id: n, text: `${n} hộ nghèo`, kind: 'count' }),
    );
    const late = ['{"text": "hỏng', JSON.stringify({ title: 'Bài', text: 'Xã có 5 hộ nghèo.' })];
    for (const [name, lines] of Object.entries({ 'scraps.jsonl': figures, 'late.jsonl': [...figures, ...late] })) {
      const path = join(folder, name);
      writeFileSync(path, lines.join('\n'));
      const shards = await shardsOf([path], { size: 500 });
      expect(await readShards(shards)).toEqual(await readWhole([path]));
    }
  });

  it('is refused where somebody changed it, and inputs that can be read only once', async () => {
    const path = join(folder, 'changed.plan');
    const lines = join(folder, 'lines.jsonl');
    writeFileSync(lines, Array.from({ length: 20 }, (_, n) => `${lineOf(n)}\n`).join(''));
    await writePlan(path, planOf([lines], { size: 1000 }));
    const { shards } = await readPlan(path);
    writeFileSync(path, shards.map((shard) => `${JSON.stringify({ ...shard, sha256: '0' })}\n`).join(''));
    await expect(readPlan(path)).rejects.toMatchObject({ code: 'cluster/plan' });
    writeFileSync(path, '');
    await expect(readPlan(path)).rejects.toMatchObject({ code: 'cluster/plan' });
    await expect(readPlan(join(folder, 'none.plan'))).rejects.toMatchObject({ code: 'input/missing' });
    await expect(shardsOf(['-'], {})).rejects.toMatchObject({ code: 'cluster/plan' });
  });
});
