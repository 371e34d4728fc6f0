import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildProgram } from '../cli/built.js';
import { lineOf } from './inputs.js';
import { found } from './servers.js';

// The recipes of docs/cluster.md for the filter, as they stand there. GNU parallel and Ray are the real ones. Spark is a
// stand-in that does what `RDD.pipe` does with a program, so that what the recipe says is run at least.

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
});

/** A Python that has Ray Data: what RAY_PYTHON names, or the machine's own. */
const rayPython = [process.env['RAY_PYTHON'] ?? '', 'python3'].find((python) => {
  const test = 'import sys; from importlib.util import find_spec; sys.exit(not all(map(find_spec, sys.argv[1:])))';
  return python !== '' && spawnSync(python, ['-c', test, 'ray', 'pandas', 'pyarrow', 'fsspec']).status === 0;
});

describe.skipIf(rayPython === undefined)('Ray (of RAY_PYTHON or python3)', () => {
  const archive = join(folder, 'archive');
  const recipe = codeOf('ray.data').replaceAll('/shared/', `${folder}/`).replace('16_000_000', '60_000');
  let expected = '';
  let outcome: Partial<Record<'idle' | 'whole' | 'again' | 'torn', string>>;

  beforeAll(async () => {
    const articles = readFileSync(join(folder, 'articles.jsonl'));
    const middle = articles.indexOf('\n', articles.length / 2) + 1;
    const hostile = [
      '{"id":"half","text":"Huyện có 5 x',
      '\r\n',
      '{"id":"no text"}',
      '{"id":"control","text":"Có 5 x\u0001\u000b\u001cã."}',
      '{"id":"ends","text":"Huyện có 5 xã.\u2028Tỉnh có 7 huyện.\u0085Xã có 9 thôn."}\r',
      '{"id":"return",\r"text":"Tỉnh có 8 huyện."}',
      Buffer.from('{"id":"bytes","text":"Có 5 \u00ff xã."}', 'latin1'),
      '{"id":"last","text":"Tỉnh có 11 huyện."}\0',
    ].flatMap((line) => [Buffer.from('\n'), Buffer.from(line)]);
    const packed = [articles.subarray(0, middle), articles.subarray(middle)].map((part) => gzipSync(part));
    const files = {
      'articles.jsonl': articles,
      'empty.jsonl': '',
      'hostile.jsonl': Buffer.concat(hostile),
      'packed.jsonl.gz': Buffer.concat(packed),
    };
    mkdirSync(archive);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(archive, name), bytes);
    const ofHostile = execFileSync('solieu', ['extract'], { input: files['hostile.jsonl'], env: environment });
    expected = `${whole}${ofHostile}${whole}`;
    // Breaks down after it has written all that one of the pieces gives.
    writeFileSync(join(bin, 'torn'), `#!/bin/sh\ntee in.$$ | solieu "$@"\n! grep -q '"id":"control"' in.$$\n`);
    chmodSync(join(bin, 'torn'), 0o755);
    writeFileSync(join(folder, 'recipe.py'), recipe);
    // Paths of Ray's sockets have to be short.
    const script = `import json, ray, tempfile
recipe = open("recipe.py").read()
torn = recipe.replace('"solieu"', '"torn"').replace("${folder}/mentions", "${folder}/torn")
def outcome(recipe):
    try: exec(recipe, {"__name__": "__main__"})
    except Exception as error: return str(error)
    return "done"
with tempfile.TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as scratch:
    here = {"include_dashboard": False, "_node_ip_address": "127.0.0.1", "_temp_dir": scratch}
    try: ray.init(num_cpus=2, object_store_memory=100_000_000, **here)
    except Exception as error: answer = {"idle": str(error)}
    else:
        ray.data.DataContext.get_current().execution_options.preserve_order = True
        answer = {"whole": outcome(recipe), "again": outcome(recipe), "torn": outcome(torn)}
        ray.shutdown()
json.dump(answer, open("outcome.json", "w"))
`;
    writeFileSync(join(folder, 'ray.test.py'), script);
    // Workers are nice by 15 if they are not told: other tests would have the machine to themselves.
    const env = { ...environment, RAY_USAGE_STATS_ENABLED: '0', RAY_worker_niceness: '0' };
    await promisify(execFile)(rayPython!, ['ray.test.py'], { cwd: folder, env, timeout: 150_000, maxBuffer: 2 ** 26 });
    outcome = JSON.parse(readFileSync(join(folder, 'outcome.json'), 'utf8'));
  }, 160_000);
  // Ray gives itself 30 seconds to start, which a busy machine may not have.
  beforeEach(({ skip }) => skip(outcome.idle !== undefined, `Ray does not start: ${outcome.idle}`));

  it('gives what one process gives, byte for byte where it keeps the order', () => {
    expect(outcome.whole).toBe('done');
    const written = join(folder, 'mentions');
    const names = readdirSync(written).sort();
    expect(names).toHaveLength(5); // two pieces of each file that has enough for it
    expect(names.map((name) => readFileSync(join(written, name), 'utf8')).join('')).toBe(expected);
  });

  it('fails where a process of the filter broke down', () => {
    expect(outcome.torn).toMatch(/CalledProcessError.*'torn'.*non-zero exit status 1/u);
  });

  it('adds nothing to what an earlier run has written', () => {
    expect(outcome.again).toContain('already exists');
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
