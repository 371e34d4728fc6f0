import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { programBeside, residentOf } from '../../pipeline/children.js';
import { type Article, SolieuError } from '../../pipeline/model/index.js';
import { articleOfBlocks } from './blocks.js';
import { paragraphsOf } from './pdf-lines.js';
import type { PdfReply } from './pdf-pages.js';

/** What one file may take: milliseconds, and bytes of memory (watched on Linux; elsewhere the time alone bounds it). */
export interface PdfLimits {
  readonly deadline: number;
  readonly memory: number;
}
const LIMITS: PdfLimits = { deadline: 60_000, memory: 2 ** 30 };
const WATCH = 50;
/** How long the process waits for another file, in milliseconds. */
const IDLE = 5_000;

/** True for PDF files; some begin with a few bytes of another program. */
export const isPdf = (head: Buffer): boolean => head.subarray(0, 1024).includes('%PDF-');

/**
 * Reads the text of a PDF: pieces of text to lines, lines to paragraphs, rows of tables; what stands at the top or foot
 * of every page is left out. Scanned pages have no text. A file of one megabyte can grow to any size when it is read, so
 * that is done by a process of its own.
 *
 * @throws SolieuError `input/no-pdfjs`, `input/damaged`, `input/encrypted`, `input/too-large`, `input/bomb`, `input/empty`
 */
export async function readPdf(bytes: Buffer, source: string, limits: PdfLimits = LIMITS): Promise<Article> {
  const reply = await readByChild(bytes, source, limits);
  if ('code' in reply) throw new SolieuError(reply.code, `${source} ${reply.why}.`);
  const blocks = paragraphsOf(reply.pages);
  if (blocks.length === 0) throw new SolieuError('input/empty', `${source} holds no text: it may be a scan.`);
  return articleOfBlocks(blocks, source, createHash('sha256').update(bytes).digest('hex'));
}

/** A process that has read a file and waits for the next. */
let waiting: { readonly child: ChildProcess; readonly timer: NodeJS.Timeout } | undefined;

function startedChild(): ChildProcess {
  if (waiting === undefined) {
    const child = fork(programBeside(import.meta.url, 'pdf-child.js'), [], {
      serialization: 'advanced',
      execArgv: ['--max-old-space-size=512'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // Told as its end to whoever waits for a reply.
    child.on('error', () => undefined);
    return child;
  }
  const { child, timer } = waiting;
  waiting = undefined;
  clearTimeout(timer);
  child.ref();
  child.channel?.ref();
  return child;
}

function keep(child: ChildProcess): void {
  if (waiting !== undefined || child.exitCode !== null || !child.connected) {
    child.kill('SIGKILL');
    return;
  }
  child.unref();
  child.channel?.unref();
  const timer = setTimeout(() => {
    waiting = undefined;
    child.kill('SIGKILL');
  }, IDLE);
  timer.unref();
  waiting = { child, timer };
}

function readByChild(bytes: Buffer, source: string, { deadline, memory }: PdfLimits): Promise<PdfReply> {
  const child = startedChild();
  const until = performance.now() + deadline;
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearInterval(watch);
      child.off('message', heard).off('exit', ended);
    };
    const stop = (why: string) => {
      settle();
      child.kill('SIGKILL');
      reject(new SolieuError('input/bomb', `${source} ${why} to be read, and was given up.`));
    };
    const watch = setInterval(() => {
      if (performance.now() > until) stop(`takes more than ${deadline / 1000} seconds`);
      else if (residentOf(child.pid) > memory) stop(`takes more than ${memory / 2 ** 20} MiB of memory`);
    }, WATCH);
    const heard = (reply: PdfReply) => {
      settle();
      keep(child);
      resolve(reply);
    };
    const ended = () => {
      settle();
      reject(new SolieuError('input/bomb', `${source} brought down the process that read it.`));
    };
    child.on('message', heard).on('exit', ended);
    child.send(bytes, () => undefined);
  });
}
