// Makes table.gen.ts from the dated lists of administrative units: node corpus/gazetteer/build.js [FOLDER]
//
// FOLDER (default ../shared/data/gazetteer) holds admin-units-history.json (every version of every unit since
// 31 August 2004), admin-units-map-2025.json (old commune → commune of 1 July 2025) and
// admin-units-provinces-63-to-34.json. Names, codes, parents and dates are facts of public law: the decrees and
// resolutions of the Government and of the National Assembly's Standing Committee, as listed by the General
// Statistics Office.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../../shared/data/gazetteer', import.meta.url));
const rows = (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')).rows;

const TYPES = ['tỉnh', 'thành phố', 'quận', 'huyện', 'thị xã', 'phường', 'thị trấn', 'xã', 'đặc khu'];
const LETTERS = 'tcqhspnxd';
const REFORM = '2025-07-01';

const history = rows('admin-units-history.json').map(([level, code, type, name, parent, from, until]) => ({
  level,
  code,
  type,
  name: name.normalize('NFC'),
  parent: parent ?? '',
  from,
  until,
}));

// Versions that differ in nothing but their dates and touch are one (the list of July 2025 repeats unchanged units).
const merged = [];
history.sort((a, b) => a.level - b.level || a.code.localeCompare(b.code) || (a.from ?? '').localeCompare(b.from ?? ''));
for (const unit of history) {
  const last = merged.at(-1);
  const same = last && ['level', 'code', 'type', 'name', 'parent'].every((key) => last[key] === unit[key]);
  if (same && last.until === unit.from) last.until = unit.until;
  else merged.push(unit);
}

const dates = [...new Set(merged.flatMap(({ from, until }) => [from, until]).filter(Boolean))].sort();
const day = (date) => (date ? dates.indexOf(date).toString(36) : '');

/** Lines of one level: `@parent`, then `<type letter><code> <name>[|from|until]`; no dates: always until the reform. */
function lines(level) {
  const units = merged.filter((unit) => unit.level === level);
  units.sort((a, b) => a.parent.localeCompare(b.parent) || a.code.localeCompare(b.code));
  const out = [];
  let parent = '';
  for (const unit of units) {
    if (unit.parent !== parent) out.push(`@${unit.parent}`);
    parent = unit.parent;
    const usual = !unit.from && unit.until === REFORM;
    const letter = LETTERS[TYPES.indexOf(unit.type)];
    if (letter === undefined) throw new Error(`unknown type ${unit.type}`);
    out.push(`${letter}${unit.code} ${unit.name}${usual ? '' : `|${day(unit.from)}|${day(unit.until)}`}`);
  }
  return out.join('\n');
}

const provinces = rows('admin-units-provinces-63-to-34.json').map(([old, , , now]) => `${old}${now}`);

// New commune: the old ones that went into it; `-` marks one of which only a part did.
const successors = new Map();
for (const [old, , , now, , kind] of rows('admin-units-map-2025.json')) {
  if (old === null) continue;
  const list = successors.get(now) ?? [];
  list.push(`${Number(old).toString(36)}${kind === 'part' ? '-' : ''}`);
  successors.set(now, list);
}
const moves = [...successors].map(([now, old]) => `${Number(now).toString(36)}:${old.join(',')}`);

const text = (name, doc, value) => `/** ${doc} */\nexport const ${name} =\n  ${JSON.stringify(value)};\n`;
writeFileSync(
  new URL('table.gen.ts', import.meta.url),
  [
    '// Made by corpus/gazetteer/build.js from the dated lists of administrative units. Do not edit.\n',
    text('DAYS', 'Days on which a unit began or ended.', dates.join(' ')),
    text('PROVINCES', 'Provinces; see build.js for the format.', lines(1)),
    text('DISTRICTS', 'Districts by province.', lines(2)),
    text('COMMUNES', 'Communes by district, and by province since July 2025.', lines(3)),
    text('PROVINCES_NOW', 'Old province and the one of July 2025, two digits each.', provinces.join(' ')),
    text('MOVES', 'Commune of July 2025 and the communes that went into it, codes in base 36.', moves.join(' ')),
  ].join(''),
);
