import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wallTime } from './timing.js';

const program = fileURLToPath(new URL('../dist/output/cli/main.js', import.meta.url));
const PAGE = 4096;

/** Resident memory of a process, in bytes; 0 where /proc does not tell. */
function residentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return 0;
  }
}

/** Processor time of a process in milliseconds, all threads, which Linux tells in hundredths of a second; 0 elsewhere. */
function processorTimeOf(pid) {
  try {
    // The name of the program stands in brackets before what is counted, and may hold blanks.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return (Number(user) + Number(system)) * 10;
  } catch {
    return 0;
  }
}

/**
 * Runs `solieu ingest` as a user does. Gives the milliseconds that it took by the clock and of the processor, the latter to
 * the last look at it, 20 ms before its end at most, and the most memory that it held.
 */
export function ingest(db, file, jobs) {
  return new Promise((resolve, reject) => {
    let [memory, processor] = [0, 0];
    const began = wallTime();
    const args = ['ingest', '--db', db, '--quiet', '--jobs', String(jobs), file];
    const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
    const watch = setInterval(() => {
      memory = Math.max(memory, residentOf(child.pid));
      processor = Math.max(processor, processorTimeOf(child.pid));
    }, 20);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ time: wallTime() - began, processor, memory });
      else reject(new Error(`ingest ended with ${code}`));
    });
  });
}
