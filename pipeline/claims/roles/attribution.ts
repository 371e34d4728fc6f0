import type { Role } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import type { Scene, View } from '../scene.js';
import type { Word } from '../words.js';
import { quotedBy } from './quotation.js';
import type { Bound } from './role.js';
import { type Report, reportsIn } from './speaker.js';

/**
 * Who says so: `Theo ông …`, `… cho biết`. Of several the nearest before the figure, else the nearest behind; in a
 * quotation of several sentences who is named beside it.
 */
export function attributionOf({ text, views }: Scene, { figure }: Bound): Role | undefined {
  const { view, at } = figure;
  const report = reportOf(view, at);
  if (report) return roleOf(text, view, report);
  const quoted = quotedBy(text, views, view, at);
  if (!quoted) return undefined;
  const role = roleOf(text, quoted.view, quoted.report);
  return quoted.view === view ? role : { ...role, inherited: 'quotation' };
}

function roleOf(text: string, { words }: View, { from, to }: Report): Role {
  const span = { start: (words[from] as Word).start, end: (words[to - 1] as Word).end };
  return { value: text.slice(span.start, span.end), span };
}

/** The report whose words the figure at `at` is. */
function reportOf(view: View, at: number): Report | undefined {
  let before: Report | undefined;
  let behind: Report | undefined;
  for (const report of reportsIn(view)) {
    if (at < report.first || at >= report.last) continue;
    if (report.from < at) before = report;
    else behind ??= report;
  }
  return before ?? behind;
}

/** True where the sentence reports what the actor says. */
export function speaks(view: View, { from, to }: Entity): boolean {
  return reportsIn(view).some((report) => report.from < to && from < report.to);
}
