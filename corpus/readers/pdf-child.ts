import { pagesOf } from './pdf-pages.js';

/** The process that reads PDF files for another one: a file comes, its lines go back. It ends with the other. */
process.on('message', async (bytes: Uint8Array) => {
  process.send?.(await pagesOf(bytes));
});
process.on('disconnect', () => process.exit());
