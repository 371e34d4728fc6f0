import type { Database } from 'better-sqlite3';
import type { Condition } from '../sqlite/index.js';
import { articlesOf, type ExportedArticle, roleSpansOf } from './articles.js';

/** One file of an export that is a folder. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

const KINDS = ['count', 'percentage', 'ratio', 'money', 'measure', 'multiple', 'year', 'date', 'period', 'duration'];
const ROLES = ['object', 'base', 'subject', 'predicate', 'time', 'place', 'compared_to', 'attribution'];
const MODIFIERS = ['over', 'nearly', 'approx', 'at_least', 'at_most', 'under'];

const named = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The configuration that brat needs to show the folder. */
const CONFIGURATION = `[entities]
${[...KINDS, ...ROLES].map((name) => (name === 'time' ? 'When' : named(name))).join('\n')}

[relations]
${ROLES.map((role) => `${role} Arg1:<ENTITY>, Arg2:<ENTITY>`).join('\n')}

[events]

[attributes]
modifier Arg:<ENTITY>, Value:${MODIFIERS.join('|')}
change Arg:<ENTITY>, Value:increase|decrease
status Arg:<ENTITY>, Value:target|forecast|estimate
`;

/** brat writes a span over a line end as two: `3 8;9 12`. */
function spanOf(points: readonly string[], start: number, end: number): string | undefined {
  const pieces: string[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && points[at] !== '\n') continue;
    if (at > from) pieces.push(`${from} ${at}`);
    from = at + 1;
  }
  return pieces.length === 0 ? undefined : pieces.join(';');
}

function annotations({ text, claims }: ExportedArticle): string {
  const points = Array.from(text);
  const lines: string[] = [];
  const known = new Map<string, string>();
  const counts = { entity: 0, relation: 0, attribute: 0, note: 0 };
  const entity = (type: string, start: number, end: number, isNew: boolean): string | undefined => {
    const key = `${type} ${start} ${end}`;
    const before = known.get(key);
    if (before !== undefined && !isNew) return before;
    const span = spanOf(points, start, end);
    if (span === undefined) return undefined;
    const id = `T${++counts.entity}`;
    lines.push(`${id}\t${type} ${span}\t${points.slice(start, end).join('').replaceAll('\n', ' ')}`);
    known.set(key, id);
    return id;
  };
  for (const claim of claims) {
    const figure = entity(named(claim.kind ?? ''), claim.char_start ?? 0, claim.char_end ?? 0, true);
    if (figure === undefined) continue;
    for (const { role, start, end } of roleSpansOf(claim)) {
      if (!ROLES.includes(role)) continue;
      const value = entity(role === 'time' ? 'When' : named(role), start, end, false);
      if (value !== undefined) lines.push(`R${++counts.relation}\t${role} Arg1:${figure} Arg2:${value}`);
    }
    for (const name of ['modifier', 'change', 'status'] as const) {
      if (claim[name] !== null) lines.push(`A${++counts.attribute}\t${name} ${figure} ${claim[name]}`);
    }
    const note = JSON.stringify({
      value: claim.value ?? claim.time_edtf,
      value_max: claim.value_max,
      unit: claim.unit,
    });
    lines.push(`#${++counts.note}\tAnnotatorNotes ${figure}\t${note}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** A folder for brat: a text and its standoff annotations an article, offsets in code points, and the configuration. */
export function* bratFiles(db: Database, condition?: Condition): IterableIterator<ExportedFile> {
  yield { name: 'annotation.conf', text: CONFIGURATION };
  for (const article of articlesOf(db, condition)) {
    const name = String(article.article_id).padStart(7, '0');
    yield { name: `${name}.txt`, text: article.text };
    yield { name: `${name}.ann`, text: annotations(article) };
  }
}
