import { type ErrorCode, SolieuError } from '../pipeline/model/index.js';

/** Why an input, or one record of it, gave no article. */
export interface InputProblem {
  readonly source: string;
  /** 0-based number of the record in a file of many. */
  readonly record?: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** Tells errors of the input and of the file system as problems; throws all others on: they are bugs. */
export function problemOf(error: unknown, source: string, record?: number): InputProblem {
  if (error instanceof SolieuError) {
    const { code, message, hint } = error;
    return { source, ...(record === undefined ? {} : { record }), code, message, hint };
  }
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  const missing = code === 'ENOENT' || code === 'ENOTDIR';
  const known = new SolieuError(
    missing ? 'input/missing' : 'input/unreadable',
    missing ? `${source} does not exist.` : `${source} cannot be read (${code}).`,
  );
  return problemOf(known, source, record);
}
