import { type Dirent, promises as files } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isCompanion } from './readers/companions.js';

/** How much there is to read. */
export interface InputSize {
  readonly files: number;
  readonly bytes: number;
  /** True where there is more than was counted: standard input, pipes, or more files than were looked at. */
  readonly isOpen: boolean;
}

/**
 * The size of what `readInputs` would read from these paths; what cannot be looked at counts as nothing. Counting ends
 * where there are more than `most` files.
 */
export async function sizeOfInputs(paths: readonly string[], most = Number.POSITIVE_INFINITY): Promise<InputSize> {
  const size = { files: 0, bytes: 0, isOpen: false };
  const add = async (path: string) => {
    size.files++;
    size.bytes += await files.stat(path).then(
      (found) => found.size,
      () => 0,
    );
  };
  for (const path of paths) {
    const found = path === '-' ? undefined : await files.stat(path).catch(() => null);
    if (found === undefined || found?.isFIFO() === true) size.isOpen = true;
    else if (found?.isFile() === true) await add(path);
    else if (found?.isDirectory() === true) {
      try {
        for await (const entry of await files.opendir(path, { recursive: true })) {
          if (!isRead(entry, path)) continue;
          if (size.files > most) return { ...size, isOpen: true };
          await add(join(entry.parentPath, entry.name));
        }
      } catch {
        // A folder that may not be looked into: who reads it tells so.
      }
    }
  }
  return size;
}

/** Hidden files and folders are not read, nor what belongs to saved pages. */
function isRead(entry: Dirent, folder: string): boolean {
  const below = relative(folder, join(entry.parentPath, entry.name));
  return entry.isFile() && !below.split(sep).some((name) => name.startsWith('.')) && !isCompanion(below);
}
