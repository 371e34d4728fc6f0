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

/** Runs `solieu ingest` as a user does, and gives the milliseconds that it took and the most memory that it held. */
export function ingest(db, file, jobs) {
  return new Promise((resolve, reject) => {
    let memory = 0;
    const began = wallTime();
    const args = ['ingest', '--db', db, '--quiet', '--jobs', String(jobs), file];
    const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
    const watch = setInterval(() => {
      memory = Math.max(memory, residentOf(child.pid));
    }, 20);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ time: wallTime() - began, memory });
      else reject(new Error(`ingest ended with ${code}`));
    });
  });
}
