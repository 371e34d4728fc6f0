import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens } from '../lexer/tokens.js';
import type { Rule } from '../rule.js';
import { plainAt } from '../words.js';
import { identifierDraft } from './shapes.js';

const METRES = [lexeme('m'), lexeme('mét')];
const MORE_THAN_METRES = lexemes('vuông khối dài 2 3');
/** Right before `11m` these make it the penalty: `chấm 11m`, `quả 11 m`, `đá luân lưu 11m`, `đấu súng 11m`. */
const PENALTY_CUES = ['chấm', 'quả', 'đá', 'lưu', 'phạt', 'đền', 'sút', 'loạt', 'súng', 'hụt', 'hỏng'].map(lexeme);
/** Before these futsal and handball have it at other distances: `quả phạt 10m`, `chấm 6 m`. */
const SPOT_CUES = lexemes('chấm phạt đền');
const SPOTS: readonly (number | undefined)[] = [6, 7, 9, 10];
/** Before these the lines of the pitch are places: `ngoài vòng 16m50`, `khu vực 16,5 m`, `vạch 5m50`. */
const AREA_CUES = ['vòng', 'vực', 'khu', 'vùng', 'vạch', 'cấm', 'địa'].map(lexeme);
const AREAS = new Set(['16m50', '16,5m', '16,50m', '5m50', '5,5m', '5,50m']);

/** The token behind `11m` or `11 mét`; undefined before an area or volume, which it is part of. */
function behindMetres(t: Tokens, i: number): number | undefined {
  return METRES.includes(t.lexeme[i + 1]!) && !MORE_THAN_METRES.has(t.lexeme[i + 2]!) ? i + 2 : undefined;
}

/** The token behind one of the distances that lines of a football pitch are called by. */
function behindArea(t: Tokens, i: number): number | undefined {
  if (t.lexeme[i + 1] !== METRES[0] && t.lexeme[i + 1] !== METRES[1]) return undefined;
  const hasRest = t.glued[i + 2] === 1 && plainAt(t, i + 2) !== undefined;
  const written = `${sliceOf(t, i, i + 1)}m${hasRest ? sliceOf(t, i + 2, i + 3) : ''}`;
  return AREAS.has(written) ? (hasRest ? i + 3 : i + 2) : undefined;
}

/** Distances that name a place on a pitch, and the penalty that is taken there: nothing is measured by them. */
export const pitchRules: readonly Rule<'identifier'>[] = [
  {
    // "trên chấm 11m", "hai quả 11 m"; "dài 11m" measures
    name: 'identifier/penalty',
    starts: PENALTY_CUES,
    read({ t }, i) {
      const metres = t.type[i + 1] === NUMBER ? plainAt(t, i + 1) : undefined;
      if (metres !== 11 && !(SPOTS.includes(metres) && SPOT_CUES.has(t.lexeme[i]!))) return undefined;
      const next = behindMetres(t, i + 1);
      return next === undefined ? undefined : identifierDraft(t, i + 1, next, 'the penalty');
    },
  },
  {
    // "ngoài vòng 16m50", "khu vực 16,5 m"; "trong vòng 50 m" measures
    name: 'identifier/pitch',
    starts: AREA_CUES,
    read({ t }, i) {
      const next = t.type[i + 1] === NUMBER ? behindArea(t, i + 1) : undefined;
      return next === undefined ? undefined : identifierDraft(t, i + 1, next, 'a place on a pitch');
    },
  },
];
