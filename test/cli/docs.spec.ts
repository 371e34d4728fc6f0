import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../output/cli/commands/index.js';
import { cliDocs } from './docs.js';

describe('docs/cli.md', () => {
  it('is what the commands say', async () => {
    await expect(cliDocs(commands)).toMatchFileSnapshot('../../docs/cli.md');
  });

  it.each(commands)('shows usage and summary of $name', ({ usage, summary }) => {
    const docs = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
    expect(docs).toContain(usage);
    expect(docs).toContain(summary);
  });
});
