import type { Migration } from './index.js';

/** The values of baselines that the text gives as a figure. A table of its own: one claim in two hundred has one. */
export const baseline: Migration = {
  name: 'baseline',
  sql: `
CREATE TABLE baseline ( -- Figures that others are compared with: 12,5% in 'giảm từ 12,5% năm 2015 xuống còn 4,2%'.
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, -- Its article.
  char_start INTEGER NOT NULL, -- First code point of the figure that is compared (4,2%): claim.char_start.
  value REAL NOT NULL, -- The value of the baseline, as in claim.value.
  value_max REAL, -- Upper end, where the baseline is a range.
  unit TEXT, -- Its unit, as in claim.unit.
  baseline_start INTEGER NOT NULL, -- First code point of the baseline's figure (12,5%): the char_start of its own row in claim.
  PRIMARY KEY (article_id, char_start)
) STRICT, WITHOUT ROWID;
`,
};
