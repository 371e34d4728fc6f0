import { isCompanion } from './readers/companions.js';

/**
 * Paths of the files of articles below a folder, relative to it with `/`, in the order of their UTF-16 units: without hidden
 * ones, links, and the pictures, styles and scripts of saved pages.
 */
export async function filesBelow(folder: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob('**', {
    cwd: folder,
    dot: false,
    onlyFiles: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  return files.sort().filter((file) => !isCompanion(file));
}
