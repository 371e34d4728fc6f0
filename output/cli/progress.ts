import type { Progress } from '../../pipeline/run.js';
import type { Io } from './command.js';
import { shortened } from './width.js';

/** How often the line is redrawn on a terminal, and a line written elsewhere, in milliseconds. */
const REDRAW = 100;
const LINE = 10_000;

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** What a run has done, in words. */
export function summary({
  articles,
  claims,
  unchanged,
  errors,
}: Omit<Progress, 'source' | 'outcome' | 'rate'>): string {
  const parts = [counted(articles, 'article'), counted(claims, 'claim')];
  if (unchanged > 0) parts.push(`${unchanged} unchanged`);
  if (errors > 0) parts.push(`${errors} failed`);
  return parts.join(', ');
}

/**
 * Shows how a run goes on stderr: one line that is redrawn on a terminal, a line every ten seconds elsewhere. Inputs
 * that fail are told even when `quiet`.
 */
export function progressOn(io: Io, quiet: boolean): { show(progress: Progress): void; end(): void } {
  let shownAt = performance.now();
  let isDrawn = false;
  const clear = () => {
    if (isDrawn) io.err('\r\u001b[2K');
    isDrawn = false;
  };
  return {
    show(progress) {
      if (progress.problem !== undefined) {
        clear();
        io.err(`solieu: ${progress.problem.message}\n  ${progress.problem.hint}\n`);
      }
      const now = performance.now();
      if (quiet || now - shownAt < (io.redraws ? REDRAW : LINE)) return;
      shownAt = now;
      const line = `${summary(progress)} (${Math.round(progress.rate)}/s)`;
      io.err(io.redraws ? `\r\u001b[2K${shortened(`${line} ${progress.source}`, 78)}` : `${line}\n`);
      isDrawn = io.redraws;
    },
    end: clear,
  };
}
