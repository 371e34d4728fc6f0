import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { parseAst } from 'vitest/node';

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folders of the program itself, without tests and benchmarks. */
export const PROGRAM = ['pipeline', 'corpus', 'extractors', 'output'] as const;

/** One TypeScript or JavaScript file; `path` is relative to the root, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A regular expression as written; `pattern` is absent where it is only known at run time (`new RegExp(words)`). */
export interface WrittenRegExp {
  readonly line: number;
  readonly pattern?: string;
  readonly flags?: string;
}

/** What the tests of the house want to know about one file. */
export interface Findings {
  /** Module names as written in `import`, `export … from`, `import()` and `new URL(…, import.meta.url)`. */
  readonly imports: readonly string[];
  readonly regExps: readonly WrittenRegExp[];
}

/** The fields of ESTree nodes that are read here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly source?: Node | null;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly name?: string;
  readonly object?: Node;
  readonly property?: Node;
  readonly elements?: readonly (Node | null)[];
  readonly value?: unknown;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly quasi?: Node;
  readonly quasis?: readonly { readonly value: { readonly cooked: string; readonly raw: string } }[];
  readonly operator?: string;
  readonly left?: Node;
  readonly right?: Node;
}

/** Every source file under the given folders, in the order of their paths. */
export function sourcesIn(folders: readonly string[]): readonly Source[] {
  const paths = globSync(
    folders.map((folder) => `${folder}/**/*.{ts,js,mjs}`),
    { cwd: root, ignore: ['**/node_modules/**', 'test/fixtures/**'] },
  );
  return paths.sort().map((path) => ({ path, text: readFileSync(posix.join(root, path), 'utf8') }));
}

/** Reads a file with the parser that vitest compiles it with, so that strings, comments and divisions cannot mislead. */
export function findingsIn({ path, text }: Source): Findings {
  const imports: string[] = [];
  const regExps: WrittenRegExp[] = [];
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  const visit = (node: Node): void => {
    const from = constantOf(node.source);
    if (from !== undefined) imports.push(from);
    if (node.regex) regExps.push({ line: lineOf(node.start), ...node.regex });
    const [first, second] = node.arguments ?? [];
    if (node.callee?.name === 'RegExp') {
      const pattern = constantOf(first);
      const flags = second ? constantOf(second) : '';
      const line = lineOf(node.start);
      regExps.push(pattern === undefined || flags === undefined ? { line } : { line, pattern, flags });
    }
    if (node.callee?.name === 'URL' && second?.type === 'MemberExpression') {
      const beside = constantOf(first);
      if (beside !== undefined) imports.push(beside);
    }
    for (const child of Object.values(node) as unknown[]) {
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one);
    }
  };
  visit(parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }, path) as unknown as Node);
  return { imports, regExps };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The string that an expression always gives: a literal, a template without holes, sums and `[…].join(…)` of them. */
function constantOf(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node?.type === 'TemplateLiteral' || node?.type === 'TaggedTemplateExpression') {
    const [only, ...more] = (node.quasi ?? node).quasis ?? [];
    return only && more.length === 0 ? only.value[node.quasi ? 'raw' : 'cooked'] : undefined;
  }
  if (node?.type === 'BinaryExpression' && node.operator === '+') {
    const left = constantOf(node.left);
    const right = constantOf(node.right);
    return left === undefined || right === undefined ? undefined : left + right;
  }
  if (node?.type === 'CallExpression' && node.callee?.property?.name === 'join') {
    const parts = node.callee.object?.elements?.map(constantOf);
    const between = constantOf(node.arguments?.[0]);
    return parts?.includes(undefined) || between === undefined ? undefined : parts?.join(between);
  }
  return undefined;
}
