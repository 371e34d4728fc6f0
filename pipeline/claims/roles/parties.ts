import type { Entity, EntityKind } from '../entities/entity.js';
import { othersAt } from '../entities/others.js';
import { earlier, isHead, type Scene, type View } from '../scene.js';
import { spanOf } from '../spans.js';
import { type Bound, type Filling, fillingOf } from './role.js';
import { inheritance } from './subject-actors.js';
import { namedIn } from './subject-phrases.js';

// `Nga và Mỹ đã gặp nhau. … quan hệ giữa hai nước`: the figure says how many parties it speaks of, and so many are named together.

/** More are not told by name. */
const MOST = 6;
/** How many sentences back parties may have been named. */
const SENTENCES = 3;
const LAST_LINKS = new Set(['và', 'cùng', 'với']);
// What is counted must be the parties: `hai ca khúc` is not the singers, nor are `hai căn hộ` who bought them.
const COUNTRIES = 'nước|quốc gia|cường quốc|miền|đội|bên'.split('|');
const PEOPLE =
  'người|bên|nhà lãnh đạo|lãnh đạo|ngôi sao|nghệ sĩ|ca sĩ|diễn viên|cầu thủ|tay vợt|võ sĩ|đối tượng|bị can|bị cáo|nghi phạm|nghi can|nạn nhân|anh em|chị em|vợ chồng|mẹ con|cha con|bố con|cô gái|thanh niên|học sinh|cháu|bé'.split(
    '|',
  );
const BODIES =
  'đội|đội bóng|bên|công ty|doanh nghiệp|tập đoàn|hãng|ngân hàng|cơ quan|đơn vị|trường|tỉnh|thành phố|địa phương|quận|huyện|xã|phường'.split(
    '|',
  );
const COUNTED: Readonly<Record<EntityKind, ReadonlySet<string>>> = {
  region: new Set(COUNTRIES),
  person: new Set(PEOPLE),
  organisation: new Set(BODIES),
  unit: new Set(BODIES),
  hamlet: new Set(BODIES),
  name: new Set([...PEOPLE, ...BODIES]),
  reference: new Set(),
};
interface Parties {
  readonly view: View;
  readonly from: number;
  readonly to: number;
  readonly members: readonly [Entity, ...Entity[]];
}

/**
 * Whose a small count of parties is, where nobody was chosen: as many of one kind that are named together, countries anywhere near,
 * others in the sentence or the one before.
 */
export function partiesOf(scene: Scene, { figure }: Bound): Filling | null {
  const { mention, view, at } = figure;
  const { value } = mention;
  if (mention.kind !== 'count' || mention.modifier !== undefined || mention.value2 !== undefined) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 2 || value > MOST) return null;
  const { words } = view;
  if (speaksOfOthers(words, at + 2)) return null;
  const found = together(scene, view, at, value);
  if (!found) return null;
  const { members, view: where, from, to } = found;
  const [{ kind }] = members;
  if (!COUNTED[kind].has(words[at + 1]?.key ?? '')) return null;
  if (members.some((one) => one.kind !== kind || one.generic)) return null;
  // "hai nước Lào, Campuchia": these, and not those of another sentence
  if (where !== view && words[at + 2]?.capital === true) return null;
  const back = Math.abs(view.index - where.index);
  if (kind !== 'region' && !(where === view ? to <= at : view.index - where.index === 1)) return null;
  const span = spanOf(where, { from, to });
  const inherited = inheritance(where, back, false);
  return fillingOf({ value: scene.text.slice(span.start, span.end), span, inherited });
}

/** `hai người khác`, `hai công ty nữa`: not those that were named. */
function speaksOfOthers(words: View['words'], at: number): boolean {
  const key = words[at]?.key;
  return othersAt(words, at) > 0 || key === 'nữa' || key === 'kia';
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
    const [first, ...others] = members;
    const last = others.at(-1);
    if (first && last && members.length === count && LAST_LINKS.has(link))
      out.push({ view, from: first.from, to: last.to, members: [first, ...others] });
  };
  for (const one of namedIn(view).forwards) {
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
