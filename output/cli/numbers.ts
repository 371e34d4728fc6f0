import { UsageError } from './command.js';

const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/**
 * Bytes as an option gives them: `500000`, `64K`, `32m`, `1GB`.
 *
 * @throws UsageError
 */
export function bytesIn(size: string, option: string, most = Number.POSITIVE_INFINITY): number {
  const { number = '', unit = '' } = /^(?<number>\d{1,12})(?<unit>[kmg]?)b?$/iu.exec(size)?.groups ?? {};
  const bytes = Number(number) * (FACTORS[unit.toLowerCase()] ?? 1);
  if (!(bytes > 0 && bytes <= most)) {
    const limit = most < Number.POSITIVE_INFINITY ? ` up to ${most / 2 ** 20}M` : '';
    throw new UsageError(`${option} takes a number of bytes${limit}, such as 500000, 64K or 32M; "${size}" is none.`);
  }
  return bytes;
}

/** What is one article or record is held as one string, which has no room for more. */
export const MOST_BYTES = 2 ** 29;

/**
 * A whole number as an option or a parameter gives it.
 *
 * @throws UsageError
 */
export function wholeIn(value: string, option: string, least: number, most = Number.POSITIVE_INFINITY): number {
  const number = Number(value);
  if (/^\d{1,15}$/u.test(value) && number >= least && number <= most) return number;
  const range = most < Number.POSITIVE_INFINITY ? `number from ${least} to ${most}` : `whole number from ${least} on`;
  throw new UsageError(`${option} takes a ${range}, not ${value}.`);
}

/** With fewer megabytes of heap no thread can load its lexicons, whatever it is to read. */
export const LEAST_MEMORY = 64;

/**
 * The value of `--jobs`.
 *
 * @throws UsageError
 */
export const jobsOf = (jobs: string): number => wholeIn(jobs, '--jobs', 1, 256);

/**
 * A positive number as an option gives it.
 *
 * @throws UsageError
 */
export function numberIn(value: string, option: string): number {
  const number = Number(value);
  if (!(number > 0 && Number.isFinite(number)))
    throw new UsageError(`${option} takes a number above 0; "${value}" is none.`);
  return number;
}
