import type { Database } from 'better-sqlite3';
import type { Condition, StoredClaim } from '../sqlite/index.js';
import { articlesOf, type CodePointSpan, type ExportedArticle, roleSpansOf } from './articles.js';
import { escaped } from './mark-up.js';

const STYLE = `
body { font: 1.05rem/1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
article { border-top: 2px solid #111; margin-top: 3rem; }
.about { color: #555; font: 0.85rem sans-serif; }
mark { background: #ffe58a; color: inherit; padding: 0 0.1em; border-bottom: 2px solid #b58900; }
.time { background: #d9ecff; } .place { background: #d8f3dc; } .object { background: #fbe0ea; }
.subject { background: #e9e2fb; } .base { background: #fde8d0; } .related, .meta { color: #666; }
.key span { padding: 0 0.3em; margin-right: 0.6em; }
`;

const HEAD = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Facts in their articles</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Facts in their articles</h1>
<p class="key about"><mark>figure</mark> <span class="object">object</span><span class="base">base</span><span class="subject">subject</span><span class="place">place</span><span class="time">time</span>Point at a figure to read its context.</p>
`;

/** Roles that get a colour; others would cover whole sentences. */
const SHOWN: ReadonlySet<string> = new Set(['object', 'base', 'subject', 'place', 'time']);

/** A figure's context in words, for its tooltip. */
function contextOf(claim: StoredClaim): string {
  const { kind, value, value_max, unit, per, modifier, object, base, subject, place, time_edtf, change, status } =
    claim;
  const figure = [
    modifier,
    value ?? time_edtf,
    value_max === null ? null : `to ${value_max}`,
    unit,
    per && `per ${per}`,
  ];
  const fields = { object, of: base, subject, place, time: value === null ? null : time_edtf, change, status };
  const context = Object.entries(fields).filter(([, one]) => one !== null);
  return [
    `${kind} ${figure.filter((one) => one !== null).join(' ')}`,
    ...context.map(([name, one]) => `${name}: ${one}`),
  ].join('\n');
}

interface Layer extends CodePointSpan {
  /** Class of a role, or the tooltip of a figure. */
  readonly role?: string;
  readonly context?: string;
}

/** The text of a block: cut wherever a span begins or ends, so that spans may overlap. */
function blockHtml(points: readonly string[], block: CodePointSpan, layers: readonly Layer[]): string {
  const inside = layers.filter(({ start, end }) => start < block.end && end > block.start);
  const edges = new Set([block.start, block.end]);
  for (const { start, end } of inside) {
    for (const edge of [start, end]) if (edge > block.start && edge < block.end) edges.add(edge);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts
    .slice(1)
    .map((end, i) => {
      const start = cuts[i] ?? end;
      const covering = inside.filter((layer) => layer.start <= start && layer.end >= end);
      const roles = [...new Set(covering.flatMap(({ role }) => (role === undefined ? [] : [role])))].sort();
      const contexts = covering.flatMap(({ context }) => (context === undefined ? [] : [context]));
      const text = escaped(points.slice(start, end).join(''));
      const names = roles.length === 0 ? '' : ` class="${roles.join(' ')}"`;
      if (contexts.length > 0) return `<mark${names} title="${escaped(contexts.join('\n\n'))}">${text}</mark>`;
      return roles.length === 0 ? text : `<span${names}>${text}</span>`;
    })
    .join('');
}

function articleHtml({ title, url, publisher, published, source, text, blocks, claims }: ExportedArticle): string {
  const points = Array.from(text);
  const layers: Layer[] = claims.flatMap((claim) => [
    { start: claim.char_start ?? 0, end: claim.char_end ?? 0, context: contextOf(claim) },
    ...[...roleSpansOf(claim)].filter(({ role }) => SHOWN.has(role)),
  ]);
  const isWeb = url !== null && /^https?:\/\//u.test(url);
  const from = isWeb ? `<a href="${escaped(url)}" rel="noopener noreferrer">${escaped(url)}</a>` : escaped(source);
  const about = [publisher, published].flatMap((one) => (one === null ? [] : [escaped(one)]));
  const lines = blocks.map((block) => {
    const [tag, name] = block.kind === 'title' ? ['h2', ''] : ['p', ` class="${escaped(block.kind)}"`];
    return `<${tag}${name}>${blockHtml(points, block, layers)}</${tag}>`;
  });
  const head = blocks.some(({ kind }) => kind === 'title') ? '' : `<h2>${escaped(title ?? source)}</h2>\n`;
  return `<article>\n${head}${lines.join('\n')}\n<p class="about">${[...about, from].join(' · ')}</p>\n</article>\n`;
}

/** The articles as one page on which figures and their context are highlighted; no scripts. */
export function* htmlLines(db: Database, condition?: Condition): IterableIterator<string> {
  yield HEAD;
  for (const article of articlesOf(db, condition)) yield articleHtml(article);
  yield '</body>\n</html>\n';
}
