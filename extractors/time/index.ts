import { twoDigits } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens, WORD } from '../lexer/tokens.js';
import { type Draft, type Extractor, partOf, type Rule } from '../rule.js';
import { HOUR_OR_DEGREE, IN_DIGITS, MARK_BEHIND, WORD_GLUED } from '../traits.js';
import { isDash, isMark, plainAt } from '../words.js';

const HOURS = [lexeme('h'), lexeme('g')];
const HOUR = lexeme('giờ');
const MINUTE = lexeme('phút');
/** What stands before a clock time written with `giờ`. */
const CUES_BEFORE = lexemes('đến tới từ');
/** What stands behind it, as no length of time has: `15 giờ ngày 6/2`, `7 giờ sáng`. */
const CUES_BEHIND = lexemes('ngày sáng trưa chiều tối đêm cùng hôm kém rạng mùng');
const CUES_BEFORE_LETTER = lexemes('lúc hồi vào đến tới từ khoảng trước sau');
/** `ngủ 2-4h mỗi ngày` */
const EACH = lexemes('một mỗi');
const HALF_PAST = lexeme('rưỡi');
const CERTAIN_BEFORE = lexemes('lúc hồi');

const clock = (hour: number, minute: number): string | undefined =>
  hour <= 24 && minute < 60 ? `${twoDigits(hour)}:${twoDigits(minute)}` : undefined;

/** `16h 40 cùng ngày`: two digits behind a blank are minutes where a day or `phút` follows. */
const isLooseMinute = (t: Tokens, i: number): boolean =>
  t.type[i] === NUMBER &&
  t.end[i]! - t.start[i]! === 2 &&
  (CUES_BEHIND.has(t.lexeme[i + 1]!) || t.lexeme[i + 1] === MINUTE);

const rules: readonly Rule<'time'>[] = [
  {
    // "21h30", "06h25", "12g trưa", "9h"; "20 km/h" has no number before its h
    name: 'time/hour-letter',
    starts: 'number',
    needs: IN_DIGITS | WORD_GLUED,
    read({ t }, i): Draft | undefined {
      if (!HOURS.includes(t.lexeme[i + 1]!) || t.glued[i + 1] !== 1 || t.end[i + 1]! - t.start[i + 1]! !== 1)
        return undefined;
      const hour = plainAt(t, i);
      if (hour === undefined) return undefined;
      const minutes = t.glued[i + 2] === 1 || isLooseMinute(t, i + 2) ? plainAt(t, i + 2) : undefined;
      // "7g" alone is seven grams
      const isGram = t.lexeme[i + 1] === HOURS[1] && minutes === undefined;
      if (isGram && !CUES_BEHIND.has(t.lexeme[i + 2]!) && !CUES_BEFORE_LETTER.has(t.lexeme[i - 1]!)) return undefined;
      const value = clock(hour, minutes ?? 0);
      if (value === undefined) return undefined;
      let next = minutes === undefined ? i + 2 : i + 3;
      if (minutes !== undefined && (t.lexeme[next] === MINUTE || isMark(t, next, "'") || isMark(t, next, '’'))) next++;
      return { kind: 'time', value, first: i, next, parts: [partOf(t, i, next, 'clock', value)] };
    },
  },
  {
    // "4 rưỡi sáng", "lúc 5 rưỡi"
    name: 'time/half-past',
    starts: 'number',
    needs: IN_DIGITS | HOUR_OR_DEGREE,
    read({ t }, i) {
      if (t.lexeme[i + 1] !== HALF_PAST) return undefined;
      if (!CUES_BEHIND.has(t.lexeme[i + 2]!) && !CERTAIN_BEFORE.has(t.lexeme[i - 1]!)) return undefined;
      const value = clock(plainAt(t, i) ?? 25, 30);
      if (value === undefined) return undefined;
      return { kind: 'time', value, first: i, next: i + 2, parts: [partOf(t, i, i + 2, 'clock', value)] };
    },
  },
  {
    // "06:48", "02:49:00.000"
    name: 'time/colon',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read({ t }, i) {
      if (!isMark(t, i + 1, ':') || t.glued[i + 1] !== 1 || t.glued[i + 2] !== 1 || t.type[i + 2] !== NUMBER)
        return undefined;
      const hour = plainAt(t, i);
      const minute = plainAt(t, i + 2);
      if (hour === undefined || minute === undefined || t.end[i + 2]! - t.start[i + 2]! !== 2) return undefined;
      const value = clock(hour, minute);
      if (value === undefined) return undefined;
      const hasSeconds = isMark(t, i + 3, ':') && t.glued[i + 4] === 1 && t.type[i + 4] === NUMBER;
      const next = hasSeconds ? i + 5 : i + 3;
      return { kind: 'time', value, first: i, next, parts: [partOf(t, i, next, 'clock', value)] };
    },
  },
  {
    // "từ 11-14 giờ", "khoảng 8-9 giờ sáng", "tầm 9-10h"; "mất 3-4 giờ" is a length of time
    name: 'time/hours',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read({ t }, i) {
      const isLetter = HOURS[0] === t.lexeme[i + 3] && t.glued[i + 3] === 1 && t.capital[i + 3] === 0;
      if (!isDash(t, i + 1) || !(t.lexeme[i + 3] === HOUR || isLetter)) return undefined;
      const from = plainAt(t, i);
      const to = plainAt(t, i + 2);
      if (from === undefined || to === undefined || from >= to || to > 24) return undefined;
      // "ngủ 2-4h một ngày" and "2-4h/ngày" are lengths of time
      const isMore = t.type[i + 4] === NUMBER || isMark(t, i + 4, '/') || EACH.has(t.lexeme[i + 4]!);
      if (isLetter && isMore) return undefined;
      if (
        !isLetter &&
        !CUES_BEHIND.has(t.lexeme[i + 4]!) &&
        !CUES_BEFORE.has(t.lexeme[i - 1]!) &&
        !CERTAIN_BEFORE.has(t.lexeme[i - 1]!)
      )
        return undefined;
      const value = `${twoDigits(from)}:00/${twoDigits(to)}:00`;
      return { kind: 'time', value, first: i, next: i + 4, parts: [partOf(t, i, i + 4, 'clock', value)] };
    },
  },
  {
    // "14 giờ 30 phút ngày 2-11", "23 giờ 30 tối 16-6", "lúc 17 giờ"; "24 giờ tới" and "2 giờ sau" are lengths of time
    name: 'time/hour-word',
    starts: 'number',
    needs: IN_DIGITS | HOUR_OR_DEGREE,
    read(context, i) {
      const { t, last } = context;
      if (t.lexeme[i + 1] !== HOUR) return undefined;
      const hour = plainAt(t, i);
      if (hour === undefined) return undefined;
      let next = i + 2;
      const minutes = t.type[next] === NUMBER && t.end[next]! - t.start[next]! <= 2 ? plainAt(t, next) : undefined;
      if (minutes !== undefined) {
        next++;
        if (t.lexeme[next] === MINUTE) next++;
      }
      const cued =
        CUES_BEHIND.has(t.lexeme[next]!) ||
        CERTAIN_BEFORE.has(t.lexeme[i - 1]!) ||
        CERTAIN_BEFORE.has(t.lexeme[i - 2]!);
      // "từ 0 giờ đến 15 giờ", "Đến 22 giờ, Cường …"
      const reachesTime =
        CUES_BEFORE.has(t.lexeme[i - 1]!) && (CUES_BEFORE.has(t.lexeme[next]!) || isMark(t, next, ','));
      // "từ 18 giờ đến 22 giờ"
      const endsRange = last?.kind === 'time' && last.next === i - 1 && CUES_BEFORE.has(t.lexeme[i - 1]!);
      // "đến 18 giờ 30 mới kết thúc": two digits, and neither `phút` nor anything counted behind them
      const isToTheMinute =
        minutes !== undefined &&
        next === i + 3 &&
        t.end[i + 2]! - t.start[i + 2]! === 2 &&
        context.quantity(i + 2)?.kind === 'bare' &&
        !isMark(t, next, '/') &&
        (t.glued[next] === 0 ? !context.isNoun(next) : t.type[next] !== WORD);
      if (!cued && !reachesTime && !endsRange && !isToTheMinute) return undefined;
      const value = clock(hour, minutes ?? 0);
      if (value === undefined) return undefined;
      return { kind: 'time', value, first: i, next, parts: [partOf(t, i, next, 'clock', value)] };
    },
  },
];

export const time: Extractor<'time'> = { kind: 'time', rules };
