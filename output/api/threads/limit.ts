import { type Context, createContext, Script } from 'node:vm';

/** Seconds that an article may take where nobody says. */
export const STALL = 60;
/** A longer article may take as much again for every so many bytes: a slow machine reads five times as many. */
const BYTES = 1 << 21;

/** Milliseconds that an article of so many bytes may take. */
export const limitOf = (bytes: number, stall = STALL): number => Math.round(stall * 1000 * (1 + bytes / BYTES));

/** Why an article was given up that took longer than that. */
export const whyStalled = (limit: number): string => `it was not done after ${Number((limit / 1000).toPrecision(3))} s`;

/** What a task gave, or that it was ended. */
export type Limited<T> = { readonly value: T } | { readonly isOver: true };

let guard: { readonly context: Context; readonly script: Script } | undefined;

/**
 * Does a task in this thread, and ends it where it takes longer than `limit` milliseconds, whatever it does: V8 can stop a
 * script that it runs, with all that this calls. What the task was changing is left as it is. It costs a twentieth of a
 * millisecond, a tenth of a short article.
 *
 * @throws what the task throws
 */
export function limited<T>(task: () => T, limit: number): Limited<T> {
  guard ??= { context: createContext({}), script: new Script('task()') };
  const { context, script } = guard;
  context['task'] = task;
  try {
    return { value: script.runInContext(context, { timeout: limit }) as T };
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { isOver: true };
    throw error;
  } finally {
    context['task'] = undefined;
  }
}
