/** A run of a shard's items, and how often reading it came to nothing. */
export interface Part {
  readonly from: number;
  readonly to: number;
  /** How often the process that read it ended in the middle. */
  readonly crashes: number;
  /** How often it was begun by a worker that then went away: it may have died of it, or of anything else. */
  readonly starts: number;
}

/** How a shard is being read: its parts in order, and the items that have been given up. Kept in the queue. */
export interface Progress {
  readonly parts: readonly Part[];
  readonly crashed: readonly number[];
}

/** A process may be killed by somebody else once; what kills it again is taken apart. */
const MOST_CRASHES = 2;
/**
 * Workers are killed for many reasons. A part that this many have died over is taken apart as well; a single item is
 * given up only after more, because nothing is lost by halving, and an article is by that.
 */
const MOST_STARTS = 8;
const MOST_STARTS_OF_ONE = 24;

/** A shard that nobody has begun. */
export function wholeOf(items: number): Progress {
  return { parts: [{ from: 0, to: items, crashes: 0, starts: 0 }], crashed: [] };
}

/** True where the part has failed so often that it is to be taken apart before it is read again. */
export function isSuspect({ from, to, crashes, starts }: Part): boolean {
  return crashes >= MOST_CRASHES || starts >= (to - from > 1 ? MOST_STARTS : MOST_STARTS_OF_ONE);
}

const changed = (progress: Progress, at: number, ...parts: readonly Part[]): Progress => ({
  ...progress,
  parts: [...progress.parts.slice(0, at), ...parts, ...progress.parts.slice(at + 1)],
});

/** Notes that part `at` is begun, has crashed, has ended for reasons outside of it, or is done. */
export function noted(progress: Progress, at: number, what: 'begun' | 'crashed' | 'ended' | 'done'): Progress {
  const part = progress.parts[at]!;
  if (what === 'begun') return changed(progress, at, { ...part, starts: part.starts + 1 });
  if (what === 'crashed') return changed(progress, at, { ...part, crashes: part.crashes + 1, starts: 0 });
  return changed(progress, at, { ...part, crashes: what === 'done' ? 0 : part.crashes, starts: 0 });
}

/**
 * Takes a suspect part apart: in halves, or round the item that was being read when the process ended. A single item is
 * given up: the part goes on, and the item is told as a problem.
 */
export function bisected(progress: Progress, at: number, item?: number): Progress {
  const { from, to } = progress.parts[at]!;
  if (to - from <= 1) {
    const given = from < to ? [...progress.crashed, from] : progress.crashed;
    return { ...changed(progress, at, { from, to, crashes: 0, starts: 0 }), crashed: given };
  }
  const pieces =
    item !== undefined && from <= item && item < to ? [from, item, item + 1, to] : [from, (from + to) >> 1, to];
  const parts = pieces.flatMap((start, i) => {
    const end = pieces[i + 1] ?? start;
    // Of the item that was being read, one crash more is enough.
    const crashes = start === item && end === start + 1 ? MOST_CRASHES - 1 : 0;
    return start < end ? [{ from: start, to: end, crashes, starts: 0 }] : [];
  });
  return changed(progress, at, ...parts);
}
