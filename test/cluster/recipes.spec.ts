import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../cli/built.js';
import { lineOf } from './inputs.js';
import { found } from './servers.js';

// The recipes of docs/cluster.md for the filter, as they stand there. GNU parallel is the real one. Spark and Ray are
// stand-ins that do what `RDD.pipe` and `map_batches` do with a program, so that what the recipes say is run at least.

const recipes = readFileSync('docs/cluster.md', 'utf8').split('## The filter')[1]?.split('## PostgreSQL')[0] ?? '';
const codeOf = (mark: string) =>
  [...recipes.matchAll(/^```\w+\n(?<code>[^`]*)^```$/gmu)].find(([code]) => code.includes(mark))?.groups?.['code'] ??
  '';

const folder = mkdtempSync(join(tmpdir(), 'solieu-recipes-'));
const bin = join(folder, 'bin');
const environment = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
let whole = '';

beforeAll(() => {
  const main = join(buildProgram(), 'output', 'cli', 'main.js');
  mkdirSync(bin);
  writeFileSync(join(bin, 'solieu'), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  chmodSync(join(bin, 'solieu'), 0o755);
  const lines = Array.from({ length: 400 }, (_, n) => lineOf(n)).filter((line) => line.trim() !== '');
  // Python and the Unicode standard end lines where JSON does not.
  lines[50] = JSON.stringify({
    id: 50,
    title: 'Dòng',
    text: 'Huyện có 5 xã.\u2028Tỉnh có 7 huyện.\u0085Xã có 9 thôn.\u001e',
  });
  const text = `${lines.join('\n')}\n`;
  writeFileSync(join(folder, 'articles.jsonl'), text);
  writeFileSync(join(folder, 'crawl-1.jsonl.gz'), gzipSync(text));
  whole = execFileSync('solieu', ['extract'], { input: text, env: environment, encoding: 'utf8' });
  expect(whole.split('\n')).toHaveLength(lines.length + 1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shell = (script: string) =>
  spawnSync('bash', ['-c', script], { cwd: folder, env: environment, encoding: 'utf8' });

describe.skipIf(found('parallel') === undefined)('GNU parallel', () => {
  const commands = codeOf('parallel --pipepart').trim().split('\n');

  it.each(commands)('gives what one process gives, byte for byte: %s', (command) => {
    rmSync(join(folder, 'mentions.jsonl'), { force: true });
    // In blocks of a size that there is more than one of.
    expect(shell(command.replace('--block 16M', '--block 30k'))).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'mentions.jsonl'), 'utf8')).toBe(whole);
  });

  it('tells that a process of the filter broke down', () => {
    const kill = `parallel --pipe --block 30k --keep-order 'if [ {#} = 2 ]; then kill -9 $$; fi; solieu extract'`;
    const { status, stdout } = shell(`${kill} < articles.jsonl`);
    expect(status).toBe(1);
    expect(stdout).not.toBe(whole);
  });
});

describe.skipIf(found('python3') === undefined)('Python', () => {
  const run = (script: string) => {
    writeFileSync(join(folder, 'recipe.py'), script);
    return spawnSync('python3', ['recipe.py'], { cwd: folder, env: environment, encoding: 'utf8' });
  };

  it('of Spark: pipes partitions through programs that start with an empty environment', () => {
    const spark = `import shlex, subprocess, types
class RDD:
    def __init__(self, parts): self.parts = parts
    def pipe(self, command, env=None, checkCode=False):
        def through(part):
            given = "".join(line + "\\n" for line in part).encode()
            done = subprocess.run(shlex.split(command), env=env or {}, input=given, stdout=subprocess.PIPE)
            if checkCode and done.returncode: raise RuntimeError("exit code %d" % done.returncode)
            return done.stdout.split(b"\\n")[:-1]
        return RDD([through(part) for part in self.parts])
    def saveAsTextFile(self, _):
        with open("spark.jsonl", "wb") as out:
            for part in self.parts: out.writelines(line + b"\\n" for line in part)
def textFile(_):
    lines = open("articles.jsonl", "rb").read().decode().split("\\n")[:-1]
    return RDD([lines[at:at + 150] for at in range(0, len(lines), 150)])
spark = types.SimpleNamespace(sparkContext=types.SimpleNamespace(textFile=textFile))
`;
    const recipe = codeOf('lines.pipe').replaceAll('"PATH": "', `"PATH": "${bin}:`);
    expect(recipe).toContain('checkCode=True');
    expect(run(spark + recipe)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'spark.jsonl'), 'utf8')).toBe(whole);
    const broken = run(spark + recipe.replace('solieu extract', 'solieu extract --jobs 0'));
    expect(broken.stderr).toContain('RuntimeError: exit code 2');
  });

  it('of Ray: gives batches of lines to processes', () => {
    const ray = `import json, sys, types
class DataFrame(dict): pass
class Dataset:
    def __init__(self, rows): self.rows = rows
    def map_batches(self, function, batch_format, batch_size):
        assert batch_format == "pandas" and batch_size >= 1000
        batches = [self.rows[at:at + 150] for at in range(0, len(self.rows), 150)]
        return Dataset([line for batch in batches for line in function(DataFrame(text=batch))["line"]])
    def write_json(self, _): open("ray.json", "w").write(json.dumps(self.rows))
def read_text(path): return Dataset(open(path, "rb").read().decode().split("\\n")[:-1])
sys.modules["pandas"] = types.SimpleNamespace(DataFrame=DataFrame)
sys.modules["ray"] = types.SimpleNamespace(data=types.SimpleNamespace(read_text=read_text))
`;
    expect(run(ray + codeOf('ray.data'))).toMatchObject({ status: 0, stderr: '' });
    expect(`${JSON.parse(readFileSync(join(folder, 'ray.json'), 'utf8')).join('\n')}\n`).toBe(whole);
  });
});

describe('the exit code of the filter', () => {
  it.skipIf(process.platform !== 'linux')('is not 0 where its output cannot be written', () => {
    const { status, stderr } = shell('solieu extract < articles.jsonl > /dev/full');
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('(output/unwritable)') });
  });

  it('is not 0 where its input breaks off', () => {
    const preload = join(folder, 'torn.mjs');
    writeFileSync(
      preload,
      `import fs from 'node:fs';
       const read = fs.read;
       let reads = 0;
       fs.read = (file, ...more) => file === 0 && ++reads > 1
         ? more.at(-1)(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' }))
         : read(file, ...more);`,
    );
    const { status, stderr } = shell(`NODE_OPTIONS=--import=${preload} solieu extract < articles.jsonl`);
    expect(status).toBe(1);
    expect(stderr).toContain('Standard input breaks off (EIO: i/o error, read).');
  });
});
