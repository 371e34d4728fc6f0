import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program for a child process that lies beside the file at `url`; where that is run from its source, the built one. */
export function programBeside(url: string, name: string): string {
  const folder = dirname(fileURLToPath(url));
  const beside = join(folder, name);
  if (existsSync(beside)) return beside;
  const root = fileURLToPath(new URL('..', import.meta.url));
  return join(root, 'dist', relative(root, folder), name);
}

/** Bytes of a page of memory, in which Linux counts. */
const PAGE = 4096;

/** Bytes of memory that a process holds; 0 where that is not known, as anywhere but on Linux. */
export function residentOf(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return 0;
  }
}
