import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../house/sources.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-api-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = readFileSync(join(root, 'docs', 'api.md'), 'utf8');
const blocks = [...page.matchAll(/^```js\n([^`]*)^```$/gmu)].map(([, body = '']) => body);

describe('docs/api.md', () => {
  it('has examples, each of which runs with the built package', async () => {
    expect(blocks.length).toBeGreaterThan(8);
    expect(existsSync(join(root, 'dist')), 'run npm run build first').toBe(true);
    // As a user has it: the package in node_modules, the examples beside it.
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'solieu'), 'dir');
    cpSync(join(root, 'corpus', 'samples'), join(folder, 'articles'), { recursive: true });
    const lines = blocks.join('\n').split('\n');
    const imports = lines.filter((line) => line.startsWith('import '));
    const rest = lines.filter((line) => !line.startsWith('import '));
    const program = [`import assert from 'node:assert/strict';`, ...imports, ...rest].join('\n');
    writeFileSync(join(folder, 'examples.mjs'), program);
    const run = await promisify(execFile)(process.execPath, ['examples.mjs'], { cwd: folder });
    expect(run.stderr).toBe('');
    expect(existsSync(join(folder, 'shares.parquet'))).toBe(true);
    expect(existsSync(join(folder, 'facts-package', 'datapackage.json'))).toBe(true);
  });
});
