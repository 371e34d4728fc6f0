import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { run } from '../../pipeline/run.js';
import { version } from '../api/package.js';
import { understandWith } from '../api/understand.js';
import { storeOn } from '../sqlite/index.js';
import type { Mine } from './messages.js';
import { openScratch } from './scratch.js';
import { inputsOf } from './shard-inputs.js';

/** Reads items of shards into databases, with what that needs loaded once. */
export function itemMiner(): (task: Mine, onItem: (item: number) => void) => Promise<void> {
  const gazetteer = loadGazetteer();
  const understand = understandWith(gazetteer);
  return async ({ shard, items, scratch, ruleset }, onItem) => {
    const db = openScratch(scratch);
    try {
      const store = storeOn(db, { ruleset, toolVersion: version(), gazetteer, isPart: true });
      store.beginRun({ shard: shard.shard });
      const stages = { ...store, inputs: inputsOf(shard, items, onItem), understand };
      store.endRun('done', await run(stages));
    } finally {
      db.close();
    }
  };
}
