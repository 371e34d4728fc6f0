import type { Layout } from './layout.js';

/** Layouts whose era a day is not in come last: a page may have the marks of two generations, and its day tells which. */
export function inOrderOf(day: string | undefined, layouts: readonly Layout[]): readonly Layout[] {
  if (day === undefined || layouts.every(({ era }) => era === undefined)) return layouts;
  const fits = ({ era }: Layout) => era === undefined || isIn(era, day);
  return [...layouts.filter(fits), ...layouts.filter((layout) => !fits(layout))];
}

/** Whether an EDTF interval of years or days holds a day: `../2022`, `2021/..`, `2019-05/2021`. */
function isIn(era: string, day: string): boolean {
  const [from = '..', to = '..'] = era.split('/');
  // `2022` as an end is the whole year: only as much of the day is compared as the end has.
  return (from === '..' || day >= from) && (to === '..' || day.slice(0, to.length) <= to);
}
