import { UsageError } from './command.js';

const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/**
 * Bytes as an option gives them: `500000`, `64k`, `32m`, `1g`.
 *
 * @throws UsageError
 */
export function bytesIn(size: string, option: string, most = Number.POSITIVE_INFINITY): number {
  const { number = '', unit = '' } = /^(?<number>\d{1,12})(?<unit>[kmg]?)b?$/iu.exec(size)?.groups ?? {};
  const bytes = Number(number) * (FACTORS[unit.toLowerCase()] ?? 1);
  if (!(bytes > 0 && bytes <= most)) {
    const limit = most < Number.POSITIVE_INFINITY ? ` up to ${most}` : '';
    throw new UsageError(`${option} takes a number of bytes${limit}, such as 500000, 64k or 32m; "${size}" is none.`);
  }
  return bytes;
}

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
