import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/**
 * Opens a pipe with a name (`mkfifo`, `<(…)`) for reading. A pipe that nobody writes to would hold up a thread of the
 * system when it is opened as a file, and could not be let go of.
 */
export function openPipe(path: string): Readable {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd: file, readable: true, writable: false });
}
