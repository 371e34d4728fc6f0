import { createHash } from 'node:crypto';
import { type Article, SolieuError } from '../../pipeline/model/index.js';
import { articleOfBlocks } from './blocks.js';
import { type Glyphs, linesOfPage, type PdfLine, paragraphsOf } from './pdf-lines.js';

/** Longer documents are yearbooks and laws, not articles; each page takes some 10 ms. */
const PAGES_MOST = 500;
/** Pieces of text on one page; a full page of a newspaper has some 5000. */
const PIECES_MOST = 100_000;

/** The parts of pdfjs-dist that are used here. */
interface PdfPage {
  getTextContent(options: object): Promise<{ readonly items: readonly Partial<Glyphs>[] }>;
  cleanup(): void;
}
interface PdfFile {
  readonly numPages: number;
  getPage(n: number): Promise<PdfPage>;
}
interface PdfTask {
  readonly promise: Promise<PdfFile>;
  destroy(): Promise<void>;
}
interface PdfJs {
  getDocument(options: object): PdfTask;
}

/** The name is not written in the import, because the package may be missing. */
const PACKAGE = 'pdfjs-dist/legacy/build/pdf.mjs';

async function pdfJs(source: string): Promise<PdfJs> {
  const { log } = console;
  // It writes to stdout that it cannot draw where its own optional package is missing; nothing is drawn here.
  console.log = () => undefined;
  try {
    return (await import(PACKAGE)) as PdfJs;
  } catch (cause) {
    throw new SolieuError('input/no-pdfjs', `${source} is a PDF, and the package pdfjs-dist is not there.`, { cause });
  } finally {
    console.log = log;
  }
}

/** True for PDF files; some begin with a few bytes of another program. */
export const isPdf = (head: Buffer): boolean => head.subarray(0, 1024).includes('%PDF-');

/**
 * Reads the text of a PDF: pieces of text to lines, lines to paragraphs, rows of tables; what stands at the top or foot
 * of every page is left out. Scanned pages have no text.
 *
 * @throws SolieuError `input/no-pdfjs`, `input/damaged`, `input/encrypted`, `input/too-large`, `input/empty`
 */
export async function readPdf(bytes: Buffer, source: string): Promise<Article> {
  const { getDocument } = await pdfJs(source);
  const rawHash = createHash('sha256').update(bytes).digest('hex');
  const task = getDocument({
    // pdfjs takes the bytes away from whoever has them.
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    useWorkerFetch: false,
  });
  try {
    const file = await task.promise;
    if (file.numPages > PAGES_MOST) {
      throw new SolieuError('input/too-large', `${source} has ${file.numPages} pages; at most ${PAGES_MOST} are read.`);
    }
    const pages: PdfLine[][] = [];
    for (let n = 1; n <= file.numPages; n++) {
      const page = await file.getPage(n);
      const { items } = await page.getTextContent({ includeMarkedContent: false });
      if (items.length > PIECES_MOST)
        throw new SolieuError('input/too-large', `${source} has too much text on page ${n}.`);
      pages.push(linesOfPage(items.filter((item): item is Glyphs => item.str !== undefined)));
      page.cleanup();
    }
    const blocks = paragraphsOf(pages);
    if (blocks.length === 0) throw new SolieuError('input/empty', `${source} holds no text: it may be a scan.`);
    return articleOfBlocks(blocks, source, rawHash);
  } catch (error) {
    if (error instanceof SolieuError) throw error;
    const { name = '', message = '' } = error as Error;
    if (name === 'PasswordException') throw new SolieuError('input/encrypted', `${source} is locked by a password.`);
    throw new SolieuError('input/damaged', `${source} is no PDF that can be read: ${message.slice(0, 200)}.`, {
      cause: error,
    });
  } finally {
    await task.destroy();
  }
}
