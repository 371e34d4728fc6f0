/** How often whole numbers of 32 bits come, at most as many different ones as it is made for. */
export class Tally {
  /** Open addressing: a number and how often it came, in turn; 0 times where nothing is. */
  private readonly slots: Int32Array;
  private readonly last: number;

  constructor(most: number) {
    let size = 16;
    while (size < 2 * most) size *= 2;
    this.slots = new Int32Array(2 * size);
    this.last = size - 1;
  }

  add(number: number): void {
    const at = this.slotOf(number);
    this.slots[at] = number;
    this.slots[at + 1] = (this.slots[at + 1] as number) + 1;
  }

  get(number: number): number {
    return this.slots[this.slotOf(number) + 1] as number;
  }

  private slotOf(number: number): number {
    const { slots, last } = this;
    let slot = (number ^ (number >>> 15)) & last;
    while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== number) slot = (slot + 1) & last;
    return 2 * slot;
  }
}
