import type { Claim, Document, Mention, Role, Span } from '../../pipeline/model/index.js';
import { ROLE_NAMES } from '../../pipeline/model/index.js';
import { derivationOf, rolesOf, type StoredClaim } from '../sqlite/index.js';
import { printable } from './width.js';

/** A line with the lines that it rests on. */
export interface Tree {
  readonly line: string;
  readonly children: readonly Tree[];
}

const leaf = (line: string): Tree => ({ line, children: [] });

/** The tree as text, drawn with `├─` and `└─`. */
export function drawn({ line, children }: Tree, indent = ''): string {
  const below = children.map((child, i) => {
    const isLast = i === children.length - 1;
    return `${indent}${isLast ? '└─' : '├─'} ${drawn(child, `${indent}${isLast ? '   ' : '│  '}`)}`;
  });
  return `${printable(line)}\n${below.join('')}`;
}

/** What a figure has besides its value; null and absent mean that it has none. */
interface Figure {
  readonly denominator?: number | null | undefined;
  readonly upTo?: number | null | undefined;
  readonly unit: string | null | undefined;
  readonly per: string | null | undefined;
  readonly modifier: string | null | undefined;
}

/** A figure in words: `“136/158”: ratio 136 of 158`. */
function headline(quote: string, kind: string, value: unknown, figure: Figure): string {
  const words = [`“${quote}”: ${kind} ${value}`];
  if (figure.denominator != null) words.push(`of ${figure.denominator}`);
  if (figure.upTo != null) words.push(`to ${figure.upTo}`);
  if (figure.unit != null) words.push(figure.unit);
  if (figure.per != null) words.push(`per ${figure.per}`);
  if (figure.modifier != null) words.push(`(${figure.modifier})`);
  return words.join(' ');
}

const partLine = (role: string, quote: string, reading: string): Tree =>
  leaf(quote === reading ? `${role} “${quote}”` : `${role} “${quote}” → ${reading}`);

function derivationTree(
  rule: string,
  parts: readonly Tree[],
  evidence: readonly string[],
  alternative: unknown,
  confidence: number,
): Tree {
  const other = alternative == null ? [] : [leaf(`or else: ${alternative}`)];
  const because = evidence.map((reason) => leaf(`because ${reason}`));
  return { line: `read by ${rule}, ${confidence.toFixed(2)}`, children: [...parts, ...because, ...other] };
}

/** A role with where it comes from: its own words when they differ from the value, and why it holds. */
function roleTree(name: string, value: string, quote: string | undefined, inherited: string | undefined): Tree {
  const children = [];
  if (quote !== undefined && (quote !== value || inherited !== undefined)) children.push(leaf(`from “${quote}”`));
  if (inherited !== undefined) children.push(leaf(`inherited: ${inherited}`));
  return { line: `${name}: ${value}`, children };
}

/** Where neither the text nor anything beside it tells a day. */
const NO_DAY = 'the day of publication, which is not told';

/** How a mention was read and, where it is a claim, what its context is and where that comes from. */
export function mentionTree(mention: Mention, claim: Claim | undefined, { text }: Pick<Document, 'text'>): Tree {
  const slice = (span: Span) => text.slice(span.start, span.end);
  const isRatio = mention.kind === 'ratio';
  const line = headline(slice(mention), mention.kind, mention.value, {
    ...(isRatio ? { denominator: mention.value2 } : { upTo: mention.value2 }),
    unit: mention.unit,
    per: mention.per,
    modifier: mention.modifier,
  });
  const parts = mention.parts.map((part) => partLine(part.role, slice(part), part.reading));
  const { rule, evidence, alternative, confidence } = mention;
  const derivation = derivationTree(rule, parts, evidence, alternative, confidence);
  if (claim === undefined) return { line, children: [derivation] };
  const roleOf = (name: string, role: Role | undefined): Tree[] =>
    role === undefined ? [] : [roleTree(name, role.value, role.span && slice(role.span), role.inherited)];
  const isOfNoDay = claim.time?.value === 'pub';
  const roles = ROLE_NAMES.flatMap((name) =>
    name === 'time' && isOfNoDay
      ? [leaf(`time: ${NO_DAY}`)]
      : roleOf(name === 'comparedTo' ? 'compared to' : name, claim[name]),
  );
  const marks = [claim.change, claim.status].flatMap((mark) => (mark === undefined ? [] : [leaf(mark)]));
  return { line, children: [derivation, ...roles, ...roleOf('place', claim.place), ...marks] };
}

const STORED_ROLES = ['object', 'base', 'subject', 'predicate', 'compared_to', 'attribution', 'place'] as const;

/** As `mentionTree`, for a claim in a database. */
export function storedTree(claim: StoredClaim): Tree {
  const points = Array.from(claim.text);
  const slice = (start: number, end: number) => points.slice(start, end).join('');
  const line = headline(claim.quote ?? '', claim.kind ?? '', claim.value ?? claim.time_edtf, {
    denominator: claim.denominator,
    upTo: claim.value_max,
    unit: claim.unit,
    per: claim.per,
    modifier: claim.modifier,
  });
  const { parts, evidence = [] } = derivationOf(claim);
  const partTrees = parts.map(({ role, start, end, reading }) => partLine(role, slice(start, end), reading));
  const { rule, alternative, confidence } = claim;
  const spans = rolesOf(claim);
  const roleOf = (name: string, value: string | null): Tree[] => {
    if (value === null) return [];
    const { start, end, inherited } = spans.get(name) ?? {};
    const quote = start === undefined || end === undefined ? undefined : slice(start, end);
    return [roleTree(name.replace('_', ' '), value, quote, inherited)];
  };
  const time = claim.value === null ? [] : roleOf('time', claim.time_edtf);
  const marks = [claim.change, claim.status].flatMap((mark) => (mark === null ? [] : [leaf(mark)]));
  return {
    line,
    children: [
      derivationTree(rule ?? '', partTrees, evidence, alternative, confidence ?? 0),
      ...STORED_ROLES.flatMap((name) => roleOf(name, claim[name])),
      ...time,
      leaf(`confidence ${(confidence ?? 0).toFixed(2)}`),
      ...marks,
      leaf(`sentence: “${claim.sentence}”`),
      leaf(`source: ${claim.source}`),
    ],
  };
}
