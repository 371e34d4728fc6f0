import { describe, expect, it } from 'vitest';
import { findingsIn } from './sources.js';

const found = (text: string) => findingsIn({ path: 'sample.ts', text });

describe('findingsIn', () => {
  it('finds imports of every shape and no others', () => {
    const text = `
      import type { A } from './types.js';
      import b, { type C } from "node:fs";
      export * from './all.js';
      export { d } from './one.js';
      const later = await import('./later.js');
      const data = new URL('./table.json', import.meta.url);
      // import './comment.js'
      const words = "import './string.js'";`;
    expect(found(text).imports).toEqual([
      './types.js',
      'node:fs',
      './all.js',
      './one.js',
      './later.js',
      './table.json',
    ]);
  });

  it('finds literals, also in templates and after operators, and is not misled by divisions', () => {
    const text = [
      'const half = total / 2 / count;',
      "const path = 'a/b/c'; // no /comment/u",
      `const nested = \`\${/in-template/u.exec(path)}\`;`,
      'const fine = half > 1 && /[/]after-operator/gu.test(path);',
      'const cast = value as number; const quotient = (cast) / 3 / 4;',
    ].join('\n');
    expect(found(text).regExps).toEqual([
      { line: 3, pattern: 'in-template', flags: 'u' },
      { line: 4, pattern: '[/]after-operator', flags: 'gu' },
    ]);
  });

  it('finds constant constructions and tells those that are known only at run time', () => {
    const text = [
      "new RegExp('a\\\\d' + `b`, 'u');",
      'RegExp(String.raw`\\d`);',
      "new RegExp(words.join('|'), 'u');",
      "new RegExp(['a', 'b' + 'c'].join('|'), 'u');",
      "new RegExp(['a', b].join('|'), 'u');",
      `new RegExp(\`\${word}x\`, "u");`,
    ].join('\n');
    expect(found(text).regExps).toEqual([
      { line: 1, pattern: 'a\\db', flags: 'u' },
      { line: 2, pattern: '\\d', flags: '' },
      { line: 3 },
      { line: 4, pattern: 'a|bc', flags: 'u' },
      { line: 5 },
      { line: 6 },
    ]);
  });
});
