import type { Progress } from '../../pipeline/run.js';
import type { MineProgress } from '../api/mine.js';
import { type Io, problemText } from './command.js';
import { shortened } from './width.js';

/** How often the line is redrawn on a terminal, and a line written elsewhere, in milliseconds. */
const REDRAW = 100;
const LINE = 10_000;

/** `1 article`, `2 articles` */
export const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

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

/** `45 s`, `3 min`, `2 h 10 min`: as exactly as it can be known. */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The pace of the last half minute tells better than that of the whole run: articles that are known already go fast. */
const WINDOW = 30_000;

interface Moment {
  readonly time: number;
  readonly done: number;
  readonly bytes: number;
}

/** How fast it goes, and where the size of everything is known, how far it is and how long it will take. */
function paceOf({ bytes, allBytes = 0 }: MineProgress, from: Moment, now: Moment): string {
  const seconds = Math.max((now.time - from.time) / 1000, 1e-3);
  const parts = [`${Math.round((now.done - from.done) / seconds)}/s`];
  const speed = (now.bytes - from.bytes) / seconds;
  if (speed > 0) parts.push(`${(speed / 1e6).toFixed(1)} MB/s`);
  if (allBytes > 0) parts.push(`${Math.min(100, Math.floor((100 * bytes) / allBytes))} %`);
  if (allBytes > 0 && speed > 0) parts.push(`${duration((allBytes - bytes) / speed)} left`);
  return parts.join(', ');
}

const STAGES = { indices: 'building indices', summaries: 'making summaries' };

/** What a run tells of itself while it goes on. */
interface Shown {
  show(progress: MineProgress): void;
  stage(stage: keyof typeof STAGES): void;
  end(): void;
}

/**
 * Shows how a run goes on stderr: one line that is redrawn on a terminal, a line every ten seconds elsewhere. Inputs
 * that fail are told even when `quiet`.
 */
export function progressOn(io: Io, quiet: boolean): Shown {
  let shownAt = performance.now();
  let isDrawn = false;
  const moments: Moment[] = [{ time: shownAt, done: 0, bytes: 0 }];
  const clear = () => {
    if (isDrawn) io.err('\r\u001b[2K');
    isDrawn = false;
  };
  const draw = (line: string) => {
    io.err(io.redraws ? `\r\u001b[2K${shortened(line, 78)}` : `${line}\n`);
    isDrawn = io.redraws;
  };
  return {
    show(progress) {
      if (progress.problem !== undefined) {
        clear();
        io.err(problemText(progress.problem));
      }
      const time = performance.now();
      if (quiet || time - shownAt < (io.redraws ? REDRAW : LINE)) return;
      shownAt = time;
      const now = { time, done: progress.articles + progress.unchanged + progress.errors, bytes: progress.bytes };
      moments.push(now);
      while (moments.length > 2 && time - moments[1]!.time > WINDOW) moments.shift();
      const line = `${summary(progress)} (${paceOf(progress, moments[0]!, now)})`;
      draw(io.redraws ? `${line} ${progress.source}` : line);
    },
    stage(stage) {
      if (!quiet && io.redraws) draw(`${STAGES[stage]} …`);
    },
    end: clear,
  };
}
