import { type Article, SolieuError } from '../../pipeline/model/index.js';
import { bodyBlocks } from '../html/body.js';
import { parse } from '../html/tree.js';
import type { ReadOptions } from '../read.js';
import { articleOfBlocks } from './blocks.js';
import { collected } from './chunks.js';
import { bytesOf, type ZipFile } from './zip.js';
import { nameOf } from './zip-names.js';

/** A book of a thousand pages has some 10 MB as XML; the converter holds all of it as a tree, some 60 times as large. */
const PARTS_MOST = 16 * 1024 * 1024;
const PART = /\.(?:xml|rels)$/iu;

/** The number of a footnote behind a word would be read as a figure. */
const NOTE_MARK = /<sup><a href="#(?:footnote|endnote)-[^"<>]{1,40}"[^<>]{0,80}>\[\d{1,4}\]<\/a><\/sup>/gu;
const NOTE_END = /\s?<a href="#(?:footnote|endnote)-ref-[^"<>]{1,40}">↑<\/a>/gu;

/** A zip that is open already, as mammoth's own reader of zips gives it. It is given one so that no bomb reaches the other. */
interface OpenZip {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<string | Uint8Array>;
}
type Convert = (input: { readonly file: OpenZip }, options: object) => Promise<{ readonly value: string }>;

/**
 * Reads a Word document (.docx): headings, paragraphs, list items and table rows; pictures and comments are left out.
 * Closes the file.
 *
 * @throws SolieuError `input/damaged`, `input/too-large`, `input/empty`
 */
export async function readDocx(file: ZipFile, source: string, rawHash: string, options: ReadOptions): Promise<Article> {
  const parts = new Map<string, Buffer>();
  try {
    let left = Math.min(PARTS_MOST, options.maxBytes ?? PARTS_MOST);
    for await (const entry of file.eachEntry()) {
      const name = nameOf(entry);
      if (!PART.test(name)) continue;
      const part = await collected(bytesOf(file, entry, source), source, { maxBytes: left }, 'whole');
      left -= part.length;
      parts.set(name, part);
    }
  } catch (error) {
    throw error instanceof SolieuError ? error : damaged(source, error);
  } finally {
    file.close();
  }
  const html = (await htmlOf(parts, source)).replace(NOTE_MARK, '').replace(NOTE_END, '');
  const blocks = bodyBlocks(parse(html), {});
  if (blocks.length === 0) throw new SolieuError('input/empty', `${source} holds no text.`);
  return articleOfBlocks(blocks, source, rawHash);
}

async function htmlOf(parts: ReadonlyMap<string, Buffer>, source: string): Promise<string> {
  const mammoth = await import('mammoth');
  const file: OpenZip = {
    exists: (name) => parts.has(name),
    async read(name, encoding) {
      const part = parts.get(name);
      if (part === undefined) throw new Error(`${name} is missing`);
      return encoding === undefined ? part : part.toString(encoding === 'base64' ? 'base64' : 'utf8');
    },
  };
  try {
    const convert = mammoth.default.convertToHtml as unknown as Convert;
    const convertImage = mammoth.default.images.imgElement(async () => ({ src: '' }));
    return (await convert({ file }, { convertImage, externalFileAccess: false })).value;
  } catch (error) {
    throw damaged(source, error);
  }
}

const damaged = (source: string, cause: unknown): SolieuError => {
  const why = (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/gu, ' ').trim();
  return new SolieuError('input/damaged', `${source} is no Word document that can be read: ${why.slice(0, 200)}.`, {
    cause,
  });
};
