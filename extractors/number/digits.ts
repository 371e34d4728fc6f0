/** What stands behind a digit string, as far as it decides what its separators mean. */
export type Follower = 'scale' | 'percent' | 'unit' | 'currency' | 'other';

/** How the separators of a digit string were read. */
export type Style = 'plain' | 'grouped' | 'decimal' | 'english-decimal' | 'english-grouped' | 'mixed';

export interface DigitReading {
  readonly value: number;
  readonly style: Style;
  /** The other reading, where the separator cannot be decided with certainty. */
  readonly alternative?: number;
  /** Why; for people. */
  readonly evidence?: string;
}

const GROUPED_BY_POINTS = /^[0-9]{1,3}(?:\.[0-9]{3})+$/u;
const GROUPED_BY_COMMAS = /^[0-9]{1,3}(?:,[0-9]{3})+$/u;

/** Larger groups are no figures of a newspaper (phone and account numbers). */
const MOST_DIGITS = 16;

/** No area in Vietnam is larger (331 345 km²): the point of `484.510 km2` then stands for a comma. */
export const AREA_OF_VIETNAM_KM2 = 331_345;

const asDecimal = (whole: string, fraction: string): number => Number(`${whole}.${fraction}`);

/**
 * Reads one digit string with its separators: `2.340` is 2340, `31,8` is 31.8, `1.314,2` is 1314.2.
 *
 * A point groups thousands and a comma opens decimals (Vietnamese usage), unless the digits themselves or what follows
 * say otherwise: three digits behind one comma are thousands in `2,000 người` (people are whole) and decimals in
 * `81,764 triệu đồng`. Returns undefined for what is no number: `20.8.2017`, `0234.3822487`.
 */
export function readDigits(raw: string, follower: Follower): DigitReading | undefined {
  const point = raw.indexOf('.');
  const comma = raw.indexOf(',');
  if (raw.length > MOST_DIGITS + 5) return undefined;
  if (point < 0 && comma < 0) {
    if (raw.length > MOST_DIGITS || (raw.length > 3 && raw.startsWith('0'))) return undefined;
    return { value: Number(raw), style: 'plain' };
  }
  if (comma < 0) return readPoints(raw, point, follower);
  if (point < 0) return readCommas(raw, comma, follower);
  return readBoth(raw, point, comma);
}

function readPoints(raw: string, point: number, follower: Follower): DigitReading | undefined {
  if (GROUPED_BY_POINTS.test(raw) && !raw.startsWith('0')) {
    return {
      value: Number(raw.replaceAll('.', '')),
      style: 'grouped',
      evidence: '"." groups thousands: three digits follow',
    };
  }
  if (raw.indexOf('.', point + 1) >= 0) return undefined;
  const whole = raw.slice(0, point);
  const fraction = raw.slice(point + 1);
  if (whole.length > 1 && whole.startsWith('0')) return undefined;
  const evidence =
    follower === 'other'
      ? `"." read as a decimal point: ${fraction.length} digits follow`
      : `"." is a decimal point: ${fraction.length} digits and a ${follower} follow`;
  return { value: asDecimal(whole, fraction), style: 'english-decimal', evidence };
}

function readCommas(raw: string, comma: number, follower: Follower): DigitReading | undefined {
  const more = raw.indexOf(',', comma + 1) >= 0;
  const grouped = GROUPED_BY_COMMAS.test(raw) && !raw.startsWith('0');
  if (more) {
    return grouped
      ? {
          value: Number(raw.replaceAll(',', '')),
          style: 'english-grouped',
          evidence: '"," groups thousands: it occurs more than once',
        }
      : undefined;
  }
  const whole = raw.slice(0, comma);
  const fraction = raw.slice(comma + 1);
  if (whole.length > 1 && whole.startsWith('0')) return undefined;
  const decimal = asDecimal(whole, fraction);
  if (!grouped) return { value: decimal, style: 'decimal' };
  const thousands = Number(whole + fraction);
  switch (follower) {
    case 'scale':
    case 'percent':
      return { value: decimal, style: 'decimal', evidence: `"," opens decimals: a ${follower} follows` };
    case 'currency':
    case 'unit':
      // "25,000 tấn" is no measurement to a gram; "1,435 m" (a track gauge) is.
      return fraction.endsWith('00')
        ? {
            value: thousands,
            style: 'english-grouped',
            alternative: decimal,
            evidence: '"," groups thousands: nobody ends decimals in two zeros',
          }
        : {
            value: decimal,
            style: 'decimal',
            alternative: thousands,
            evidence: `"," opens decimals: a ${follower} follows`,
          };
    default:
      // "194,814 người": what is counted comes in whole numbers
      return {
        value: thousands,
        style: 'english-grouped',
        alternative: decimal,
        evidence: '"," groups thousands: three digits follow and no unit',
      };
  }
}

function readBoth(raw: string, point: number, comma: number): DigitReading | undefined {
  const [groups, mark, style] =
    point < comma
      ? [raw.slice(0, comma), '.', 'mixed' as const]
      : [raw.slice(0, point), ',', 'english-decimal' as const];
  const fraction = raw.slice(groups.length + 1);
  const wellGrouped = mark === '.' ? GROUPED_BY_POINTS.test(groups) : GROUPED_BY_COMMAS.test(groups);
  if (!wellGrouped || !/^[0-9]+$/u.test(fraction)) return undefined;
  const evidence =
    mark === '.' ? '"." groups thousands, "," opens decimals' : '"," groups thousands, "." opens decimals';
  return { value: asDecimal(groups.replaceAll(mark, ''), fraction), style, evidence };
}
