/**
 * Refuses a number of threads that is none: with fewer than one the work would wait for ever.
 *
 * @throws RangeError
 */
export function refuseNoJobs(jobs: number | undefined): void {
  if (jobs === undefined || (Number.isSafeInteger(jobs) && jobs > 0)) return;
  throw new RangeError(`jobs is a whole number from 1 on, not ${jobs}.`);
}
