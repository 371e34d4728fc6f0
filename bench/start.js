import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bestTimes, wallTime } from './timing.js';

const program = fileURLToPath(new URL('../dist/output/cli/main.js', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Runs node and gives what it printed. */
function printed(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

/**
 * How long `solieu --version` takes against node with an empty script, the least that any program takes. Each is started
 * many times in turns and its shortest time counts, on the wall: anything else is what other programs took.
 */
export async function start(_articles, { smoke }) {
  const scratch = mkdtempSync(join(tmpdir(), 'solieu-start-'));
  try {
    const [script, module] = ['empty.cjs', 'empty.mjs'].map((name) => join(scratch, name));
    writeFileSync(script, '');
    writeFileSync(module, '');
    const answers = { node: '', module: '', version: `${version}\n`, help: printed(program, '--help') };
    assert.match(answers.help, /^Usage: solieu /mu);
    const times = await bestTimes(
      {
        node: () => printed(script),
        module: () => printed(module),
        version: () => printed(program, '--version'),
        help: () => printed(program, '--help'),
      },
      answers,
      smoke ? 3 : 20,
      wallTime,
    );
    return {
      nodeMs: times.node,
      emptyModuleMs: times.module,
      versionMs: times.version,
      helpMs: times.help,
      timesNode: times.version / times.node,
      timesEmptyModule: times.version / times.module,
    };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
