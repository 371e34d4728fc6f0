import type { View } from './scene.js';

// A weak map would cost as much as what it remembers, as the collector goes through it: 1 to 2 % of the context.

/** What was read of the last one asked for; the figures of an article or of a sentence come one after the other. */
export function ofLast<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  let last: Key | undefined;
  let value: Value;
  return (key) => {
    if (key !== last) {
      value = read(key);
      last = key;
    }
    return value;
  };
}

/** So many sentences are remembered: more than one looks at on either side of it. */
const SLOTS = 64;

/** What was read of the sentences that were asked for last. */
export class BySentence<Value> {
  private readonly owners = new Array<View | undefined>(SLOTS).fill(undefined);
  private readonly values = new Array<Value | undefined>(SLOTS).fill(undefined);

  get(view: View): Value | undefined {
    const slot = view.index % SLOTS;
    return this.owners[slot] === view ? this.values[slot] : undefined;
  }

  set(view: View, value: Value): Value {
    const slot = view.index % SLOTS;
    this.owners[slot] = view;
    this.values[slot] = value;
    return value;
  }
}
