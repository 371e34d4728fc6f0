import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sweeper } from '../../output/api/threads/sweep.js';

/** Something dead of the old heap: it has outlived what clears away the young. */
async function dead(): Promise<WeakRef<object>> {
  const holder: { it?: object } = { it: { some: 'thing' } };
  const reference = new WeakRef(holder.it as object);
  // A reference keeps what it is made of alive until the end of the task.
  await setImmediate();
  delete holder.it;
  return reference;
}

const isGone = async (reference: WeakRef<object>) => {
  await setImmediate();
  return reference.deref() === undefined;
};

describe('a thread', () => {
  it('clears away what is dead once it has worked on 300 articles', async () => {
    const sweep = sweeper();
    const reference = await dead();
    sweep(284);
    expect(await isGone(reference)).toBe(false);
    await setImmediate();
    sweep(16);
    expect(await isGone(reference)).toBe(true);
  });

  it('does not do so again at once, however many articles come', async () => {
    const sweep = sweeper();
    sweep(300);
    const reference = await dead();
    for (let message = 0; message < 10; message++) sweep(300);
    expect(await isGone(reference)).toBe(false);
  });
});
