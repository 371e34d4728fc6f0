import { setFlagsFromString } from 'node:v8';

/**
 * How V8 compiles what runs often, where that has been measured. Left alone it compiles the large functions of the rules
 * after a few articles, throws the code away when the next ones bring shapes that it has not seen, and compiles anew: in
 * each thread some 700 times, for longer than it takes to read 1 MB. Waiting until a function has run ten times as long,
 * and putting less of others into it, saves a quarter of the processor's time on 7 MB and makes nothing slower later on.
 */
export const COMPILER: readonly string[] = process.versions.v8.startsWith('11.')
  ? ['--interrupt-budget=500000', '--max-inlined-bytecode-size-cumulative=400']
  : [];

/**
 * How much V8 lets the heap of a thread grow, in percent of what it holds, before it collects what has become old: left alone
 * up to 40. Beside what is held come 32 MB for what is young, which leave room enough; over 90 MB, in two threads, that is
 * 24 MB less and no more of the processor's time. An article of 5 MB takes a twentieth more.
 */
const HEAP: readonly string[] = process.versions.v8.startsWith('11.') ? ['--heap-growing-percent=10'] : [];

/** Sets them for this process, its threads included; for programs, a library leaves them to who uses it. */
export function setCompiler(): void {
  for (const flag of [...COMPILER, ...HEAP]) setFlagsFromString(flag);
}
