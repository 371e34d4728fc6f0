import { SolieuError } from '../pipeline/model/index.js';

/** Seconds for which a file or a pipe may give nothing. */
export const WAIT = 600;
/** How often one is looked at in that time. The looks are counted, so that a busy program takes no time for silence. */
const LOOKS = 10;

/** What an input shows of itself. */
export interface Signs {
  /** Set when it gave something. */
  hasGiven: boolean;
}

/**
 * Hands items on until their input has given nothing for so long, neither bytes nor items; the time in which nobody asks
 * for the next item does not count.
 *
 * @param signs set by whoever reads the bytes
 * @param letGo closes the input: an iterator that waits for it would never end
 * @throws SolieuError `input/stalled`, and what the items throw
 */
export async function* unlessSilent<T>(
  items: AsyncGenerator<T>,
  source: string,
  seconds: number,
  signs: Signs,
  letGo: () => void,
): AsyncGenerator<T> {
  let silent = 0;
  let giveUp: (() => void) | undefined;
  const look = () => {
    silent = signs.hasGiven || giveUp === undefined ? 0 : silent + 1;
    signs.hasGiven = false;
    if (silent > LOOKS) giveUp?.();
  };
  const watch = Number.isFinite(seconds) ? setInterval(look, (seconds * 1000) / LOOKS) : undefined;
  let isGivenUp = false;
  try {
    for (;;) {
      const next = await new Promise<IteratorResult<T, unknown> | undefined>((resolve, reject) => {
        giveUp = () => resolve(undefined);
        items.next().then(resolve, reject);
      });
      giveUp = undefined;
      signs.hasGiven = true;
      if (next === undefined) {
        isGivenUp = true;
        throw new SolieuError('input/stalled', `${source} gave nothing for ${seconds} s.`);
      }
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    clearInterval(watch);
    const ended = items.return(undefined);
    if (isGivenUp) {
      ended.catch(() => undefined); // what it was waiting for comes as an error now
      letGo();
    } else await ended;
  }
}
