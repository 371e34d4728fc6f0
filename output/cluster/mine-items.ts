import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import type { Article } from '../../pipeline/model/index.js';
import { type Ahead, type Problem, run, written } from '../../pipeline/run.js';
import { version } from '../api/package.js';
import { understandWith } from '../api/understand.js';
import { rowsWith } from '../api/work.js';
import { type Store, storeOn } from '../sqlite/index.js';
import type { Mine } from './messages.js';
import { openScratch } from './scratch.js';
import { inputsOf } from './shard-inputs.js';

/** Reads items of shards into databases, with what that needs loaded once. */
export function itemMiner(): (task: Mine, onItem: (item: number) => void) => Promise<void> {
  const gazetteer = loadGazetteer();
  const rowsOf = rowsWith(understandWith(gazetteer), gazetteer);
  async function* ahead(inputs: AsyncIterable<Article | Problem>, store: Store): AsyncGenerator<Ahead | Problem> {
    for await (const input of inputs) {
      if ('code' in input) {
        yield input;
        continue;
      }
      const { source, rawHash } = input;
      const write = () => {
        const rows = rowsOf(input);
        return 'code' in rows ? rows : written(source, () => store.saveRows(rows));
      };
      yield { source, rawHash, write };
    }
  }
  return async ({ shard, items, scratch, ruleset }, onItem) => {
    const db = openScratch(scratch);
    try {
      const store = storeOn(db, { ruleset, toolVersion: version(), isPart: true });
      store.beginRun({ shard: shard.shard });
      store.endRun('done', await run(ahead(inputsOf(shard, items, onItem), store), store));
    } finally {
      db.close();
    }
  };
}
