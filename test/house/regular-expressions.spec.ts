import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { findingsIn, PROGRAM, sourcesIn } from './sources.js';

const written = sourcesIn(PROGRAM).flatMap((source) =>
  findingsIn(source).regExps.map((regExp) => ({ at: `${source.path}:${regExp.line}`, ...regExp })),
);

/** Why recheck does not call the expression linear; nothing where it does. */
function complaint(pattern: string, flags: string): string | undefined {
  const verdict = checkSync(pattern, flags, { timeout: 20_000 });
  if (verdict.status === 'safe') return undefined;
  const why = verdict.status === 'vulnerable' ? verdict.complexity.summary : verdict.error.kind;
  return `/${pattern}/${flags} ${verdict.status}: ${why}`;
}

describe('regular expressions', () => {
  it('are written out, so that they can be checked', () => {
    expect(written.filter(({ pattern }) => pattern === undefined).map(({ at }) => at)).toEqual([]);
  });

  it('have the u flag', () => {
    expect(written.filter(({ flags }) => flags !== undefined && !/[uv]/u.test(flags)).map(({ at }) => at)).toEqual([]);
  });

  it('take linear time on any text', { timeout: 240_000 }, () => {
    const verdicts = new Map<string, string | undefined>();
    const slow: string[] = [];
    for (const { at, pattern, flags } of written) {
      if (pattern === undefined || flags === undefined) continue;
      const key = `/${pattern}/${flags}`;
      if (!verdicts.has(key)) verdicts.set(key, complaint(pattern, flags));
      const verdict = verdicts.get(key);
      if (verdict !== undefined) slow.push(`${at} ${verdict}`);
    }
    expect(slow).toEqual([]);
  });

  it('are caught when they are not linear', () => {
    expect(complaint('(\\d+[.,]?)+%', 'u')).toContain('exponential');
    expect(complaint('\\d+\\s*\\d*\\s*%', 'u')).toContain('polynomial');
    expect(complaint('\\d{1,3}(?:[.]\\d{3})*(?:,\\d+)?%?', 'u')).toBeUndefined();
  });
});
