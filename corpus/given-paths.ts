import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * How the paths of files are told in a database whose relative paths begin in `folder`: as given, as long as that is the
 * current folder. Elsewhere a relative path is told from `folder` where the file lies in it, and else as a whole, so that
 * `a.html` of two folders is never one file, and one file that is given in both is no other.
 */
export function toldFrom(folder: string | undefined): (path: string) => string {
  if (folder === undefined || folder === process.cwd()) return (path) => path;
  return (path) => {
    if (!isRelative(path)) return path;
    const whole = resolve(path);
    const below = relative(folder, whole);
    if (below === '') return '.';
    return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? whole : below;
  };
}

/** True for a path that means another file in another folder; `-` is standard input wherever it is given. */
export const isRelative = (path: string): boolean => path !== '-' && !isAbsolute(path);
