import type { PageNode } from './tree.js';

/** Tells whether a node fits a selector. */
export type Matcher = (node: PageNode) => boolean;

interface Compound {
  readonly tag?: string;
  readonly id?: string;
  readonly classes: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value?: string; readonly starts: boolean }[];
}

const PART = /(?<mark>[.#]?)(?<word>[\w-]+)|\[(?<name>[\w-]+)(?:(?<operator>\^?=)"?(?<value>[\w .-]*)"?)?\]/gu;

/**
 * Compiles a list of compound selectors: `h1.title`, `#content`, `[data-slot=title]`, `div.box[type^=Related]`, parted by
 * commas. There are no combinators, so one look at a node decides.
 *
 * @throws Error where a selector has another form: layouts are part of the program
 */
export function matcherOf(selectors: string): Matcher {
  const known = compiled.get(selectors) ?? compiledFrom(selectors);
  compiled.set(selectors, known);
  return known;
}

/** Layouts are read again for every page; there are some hundred lists in all. */
const compiled = new Map<string, Matcher>();

function compiledFrom(selectors: string): Matcher {
  const compounds = selectors.split(',').map((selector) => compoundOf(selector.trim()));
  return (node) => node.attribs !== undefined && compounds.some((compound) => fits(node, compound));
}

interface Named {
  readonly body: string;
}

/** Where something of each kind may be found by one look at a node. */
interface Index<T> {
  readonly byClass: ReadonlyMap<string, readonly T[]>;
  readonly byId: ReadonlyMap<string, readonly T[]>;
  readonly byAttribute: readonly (readonly [string, readonly T[]])[];
  readonly byTag: readonly T[];
  /** Lists of classes that were looked up before: most elements share theirs with others. */
  readonly known: Map<string, readonly T[]>;
}

const KNOWN_MOST = 20_000;
const LIST_MOST = 300;
const NONE: readonly never[] = [];
const indices = new WeakMap<readonly Named[], Index<Named>>();

/** Finds those whose `body` fits a node, without trying each of them at each node. */
export function finderOf<T extends Named>(all: readonly T[]): (node: PageNode) => readonly T[] {
  const index = (indices.get(all) ?? indexOf(all)) as Index<T>;
  indices.set(all, index);
  const { byClass, byId, byAttribute, byTag, known } = index;
  return (node) => {
    const { attribs } = node;
    if (attribs === undefined) return NONE;
    let found: readonly T[] = byTag;
    const add = (some: readonly T[]) => {
      if (some.length > 0) found = found.length === 0 ? some : [...found, ...some];
    };
    const { class: list, id } = attribs;
    if (list) {
      let some = known.get(list);
      if (some === undefined) {
        some = list.split(WHITE_SPACE).flatMap((word) => byClass.get(word) ?? NONE);
        if (list.length <= LIST_MOST && known.size < KNOWN_MOST) known.set(list, some);
      }
      add(some);
    }
    if (id) add(byId.get(id) ?? NONE);
    for (const [name, some] of byAttribute) if (attribs[name] !== undefined) add(some);
    return found.length === 0 ? NONE : [...new Set(found)].filter(({ body }) => matcherOf(body)(node));
  };
}

const WHITE_SPACE = /\s+/u;

function indexOf<T extends Named>(all: readonly T[]): Index<T> {
  const byClass = new Map<string, T[]>();
  const byId = new Map<string, T[]>();
  const byAttribute = new Map<string, T[]>();
  const byTag: T[] = [];
  const put = (map: Map<string, T[]>, key: string, one: T) => map.set(key, [...(map.get(key) ?? []), one]);
  for (const one of all) {
    for (const selector of one.body.split(',')) {
      const { id, classes, attributes } = compoundOf(selector.trim());
      if (id !== undefined) put(byId, id, one);
      else if (classes.length > 0) put(byClass, classes[0]!, one);
      else if (attributes.length > 0) put(byAttribute, attributes[0]!.name, one);
      else byTag.push(one);
    }
  }
  return { byClass, byId, byAttribute: [...byAttribute], byTag, known: new Map() };
}

function compoundOf(selector: string): Compound {
  const classes: string[] = [];
  const attributes: { name: string; value?: string; starts: boolean }[] = [];
  let tag: string | undefined;
  let id: string | undefined;
  let read = 0;
  for (const match of selector.matchAll(PART)) {
    const { mark, word, name, operator, value } = match.groups!;
    read += match[0].length;
    if (name !== undefined) attributes.push({ name, ...(value !== undefined && { value }), starts: operator === '^=' });
    else if (mark === '.') classes.push(word!);
    else if (mark === '#') id = word!;
    else tag = word!;
  }
  if (read !== selector.length || read === 0) throw new Error(`No compound selector: ${selector}`);
  return { classes, attributes, ...(tag !== undefined && { tag }), ...(id !== undefined && { id }) };
}

function fits({ name, attribs = {} }: PageNode, { tag, id, classes, attributes }: Compound): boolean {
  if (tag !== undefined && tag !== name) return false;
  if (id !== undefined && attribs['id'] !== id) return false;
  if (classes.length > 0) {
    const own = attribs['class'];
    if (own === undefined || !classes.every((word) => hasWord(own, word))) return false;
  }
  return attributes.every((attribute) => {
    const own = attribs[attribute.name];
    if (own === undefined || attribute.value === undefined) return own !== undefined;
    return attribute.starts ? own.startsWith(attribute.value) : own === attribute.value;
  });
}

/** Whether a blank-parted list holds a word, without cutting the list up: most nodes do not fit. */
function hasWord(list: string, word: string): boolean {
  for (let at = list.indexOf(word); at >= 0; at = list.indexOf(word, at + 1)) {
    const before = at === 0 || list.charCodeAt(at - 1) <= 0x20;
    const end = at + word.length;
    if (before && (end === list.length || list.charCodeAt(end) <= 0x20)) return true;
  }
  return false;
}
