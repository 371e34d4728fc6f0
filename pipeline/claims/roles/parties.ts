import type { Entity } from '../entities/entity.js';
import { earlier, isHead, type Scene, type View } from '../scene.js';
import { spanOf } from '../spans.js';
import { type Bound, type Filling, fillingOf } from './role.js';
import { inheritance } from './subject-actors.js';

// `Nga và Mỹ đã gặp nhau. … quan hệ giữa hai nước`: the figure says how many parties it speaks of, and so many are named together.

/** More are not told by name. */
const MOST = 6;
/** How many sentences back parties may have been named. */
const SENTENCES = 3;
const LAST_LINKS = new Set(['và', 'cùng', 'với']);
/** What only countries are counted as, and what people are not counted as. */
const COUNTRIES = new Set('nước|quốc gia'.split('|'));
const NO_PEOPLE = new Set(
  'tỉnh|thành phố|địa phương|quận|huyện|xã|phường|công ty|doanh nghiệp|tập đoàn|ngân hàng|đơn vị|cơ quan|trường|quân đội'.split(
    '|',
  ),
);

interface Parties {
  readonly view: View;
  readonly from: number;
  readonly to: number;
  readonly members: readonly Entity[];
}

/**
 * Whose a small count is, where one of as many parties that are named together was chosen, or nobody: all of them. Nobody only gives way
 * to parties of one kind: countries that `hai nước` can only be, or others of the sentence or the one before.
 */
export function partiesOf(scene: Scene, { figure, object, subject }: Bound): Filling | null {
  const { mention, view, at } = figure;
  const { value } = mention;
  if (mention.kind !== 'count' || mention.modifier !== undefined || mention.value2 !== undefined) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 2 || value > MOST) return null;
  const found = together(scene, view, at, value);
  if (!found) return null;
  const { members, view: where, from, to } = found;
  const counted = view.words[at + 1]?.key ?? '';
  const mayBe = ({ kind }: Entity) =>
    COUNTRIES.has(counted) ? kind === 'region' : kind !== 'person' || !NO_PEOPLE.has(counted);
  if (!members.every(mayBe)) return null;
  if (subject) {
    if (!members.some(({ who }) => who === (subject.who ?? subject.value))) return null;
  } else {
    const kind = members[0]?.kind;
    if (members.some((one) => one.kind !== kind || one.generic)) return null;
    const isBare = object?.value !== undefined && !object.value.includes(' ');
    const isNear = where === view ? to <= at : view.index - where.index === 1;
    if (kind === 'region' ? !isBare : !isNear) return null;
  }
  const span = spanOf(where, { from, to });
  const inherited = inheritance(where, Math.abs(view.index - where.index), false);
  return fillingOf({ value: scene.text.slice(span.start, span.end), span, inherited });
}

/** So many parties that are named together: in the sentence, the nearest first, in those before, in title and lead. */
function together(scene: Scene, view: View, at: number, count: number): Parties | undefined {
  let nearest: Parties | undefined;
  for (const one of runsOf(view, count)) {
    if (!nearest || Math.abs(one.from - at) < Math.abs(nearest.from - at)) nearest = one;
  }
  if (nearest) return nearest;
  for (const where of earlier(scene, view, SENTENCES)) {
    const last = runsOf(where, count).at(-1);
    if (last) return last;
  }
  for (const where of scene.views) {
    if (!isHead(where)) break;
    const first = where === view ? undefined : runsOf(where, count)[0];
    if (first) return first;
  }
  return undefined;
}

/** Runs of so many names with nothing but commas and a last `và` between them. */
function runsOf(view: View, count: number): readonly Parties[] {
  const { words, named } = view;
  if (named.length < count) return [];
  const out: Parties[] = [];
  let members: Entity[] = [];
  let link = '';
  const closes = () => {
    const [first] = members;
    const last = members.at(-1);
    if (first && last && members.length === count && LAST_LINKS.has(link))
      out.push({ view, from: first.from, to: last.to, members });
  };
  for (const one of [...named].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = members.at(-1);
    if (last && one.from < last.to) continue;
    const between = last && one.from === last.to + 1 ? (words[last.to]?.key ?? '') : '';
    if (last && (between === ',' || LAST_LINKS.has(between))) {
      members.push(one);
      link = between;
      continue;
    }
    closes();
    members = [one];
    link = '';
  }
  closes();
  return out;
}
