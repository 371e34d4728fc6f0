import type { ErrorCode } from '../../pipeline/model/index.js';
import { type Glyphs, linesOfPage, type PdfLine } from './pdf-lines.js';

/** Longer documents are yearbooks and laws, not articles; each page takes some 10 ms. */
const PAGES_MOST = 500;
/** Pieces of text on one page; a full page of a newspaper has some 5000. */
const PIECES_MOST = 100_000;

/** The lines of a PDF by page, or why it was not read. */
export type PdfReply =
  | { readonly pages: readonly (readonly PdfLine[])[] }
  | { readonly code: ErrorCode; readonly why: string };

/** The parts of pdfjs-dist that are used here. */
interface PdfPage {
  getTextContent(options: object): Promise<{ readonly items: readonly Partial<Glyphs>[] }>;
  cleanup(): void;
}
interface PdfJs {
  getDocument(options: object): {
    readonly promise: Promise<{ readonly numPages: number; getPage(n: number): Promise<PdfPage> }>;
    destroy(): Promise<void>;
  };
}

/** The name is not written in the import, because the package may be missing. */
const PACKAGE = 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads all pages of a PDF. Files made to be read for ever or to fill the memory do both: not for the own process. */
export async function pagesOf(bytes: Uint8Array): Promise<PdfReply> {
  let pdfJs: PdfJs;
  try {
    pdfJs = (await import(PACKAGE)) as PdfJs;
  } catch {
    return { code: 'input/no-pdfjs', why: 'is a PDF, and the package pdfjs-dist is not there' };
  }
  // pdfjs takes the bytes away from whoever has them.
  const data = Uint8Array.from(bytes);
  const task = pdfJs.getDocument({ data, verbosity: 0, isEvalSupported: false, disableFontFace: true });
  try {
    const file = await task.promise;
    if (file.numPages > PAGES_MOST) {
      return { code: 'input/too-large', why: `has ${file.numPages} pages; at most ${PAGES_MOST} are read` };
    }
    const pages: PdfLine[][] = [];
    for (let n = 1; n <= file.numPages; n++) {
      const page = await file.getPage(n);
      const { items } = await page.getTextContent({ includeMarkedContent: false });
      if (items.length > PIECES_MOST) return { code: 'input/too-large', why: `has too much text on page ${n}` };
      pages.push(linesOfPage(items.filter((item): item is Glyphs => item.str !== undefined)));
      page.cleanup();
    }
    return { pages };
  } catch (error) {
    const { name = '', message = '' } = error as Error;
    if (name === 'PasswordException') return { code: 'input/encrypted', why: 'is locked by a password' };
    return { code: 'input/damaged', why: `is no PDF that can be read: ${message.slice(0, 200).replace(/\.$/u, '')}` };
  } finally {
    await task.destroy();
  }
}
