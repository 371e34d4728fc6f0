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

/** A problem of a record under the source of that record, which articles have as well. */
export function atRecord<T extends object>(item: T | InputProblem): T | InputProblem {
  return 'code' in item && item.record !== undefined ? { ...item, source: `${item.source}#${item.record}` } : item;
}

/** Tells errors of the input and of the file system as problems; throws all others on: they are bugs. */
export function problemOf(error: unknown, source: string, record?: number): InputProblem {
  if (error instanceof SolieuError) {
    const { code, message, hint } = error;
    return { source, ...(record === undefined ? {} : { record }), code, message, hint };
  }
  return problemOf(fileError(error, source), source, record);
}

/** An error of the file system, as the user is told it; throws all others on: they are bugs. */
export function fileError(error: unknown, path: string): SolieuError {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  // Names of files are bytes, and what is no UTF-8 in them finds nothing.
  if (isMissing && path.includes('\ufffd')) {
    return new SolieuError('input/unreadable', `${path} has a name that is no UTF-8: rename it.`, { cause: error });
  }
  if (isMissing && /^https?:\/\//iu.test(path)) {
    return new SolieuError('input/missing', `${path} is an address and no file: fetch it with --url.`, {
      cause: error,
    });
  }
  if (path.trim() === '') return new SolieuError('input/missing', `"${path}" is no name of a file.`, { cause: error });
  return new SolieuError(
    isMissing ? 'input/missing' : 'input/unreadable',
    isMissing ? `${path} does not exist.` : `${path} cannot be read (${code}).`,
    { cause: error },
  );
}
