import type { Database } from 'better-sqlite3';

/** `-`, `-#12`, `/dev/stdin`, `/dev/fd/63` of `<(…)`: a way in, which has something else behind it each time. */
const PIPE = /^(?:-|\/dev\/(?:stdin|fd\/\d{1,9}))(?:[#!]|$)/u;

/** A record of a file: that one of them is an article makes it wrong that none is. */
const RECORD_OF = /^(?<file>.*)#\d{1,15}$/su;

/**
 * The paths under which articles were read (table `source`), its statements prepared once. Paths are noted inside a
 * transaction that the caller holds.
 */
export class SourcePaths {
  private readonly moved: () => void;
  private readonly linkOf;
  private readonly link;
  private readonly dropOrphan;
  private readonly nameAfresh;
  private readonly dropProblems;
  private readonly dropTextless;

  /** `moved` is called when a path that held another article holds a new one. */
  constructor(db: Database, moved: () => void) {
    this.moved = moved;
    this.linkOf = db.prepare<[string], number>('SELECT article_id FROM source WHERE path = ?').pluck();
    this.link = db.prepare('INSERT OR REPLACE INTO source (path, article_id) VALUES (?, ?)');
    this.dropOrphan = db.prepare(
      'DELETE FROM article WHERE article_id = ? AND NOT EXISTS (SELECT 1 FROM source WHERE source.article_id = article.article_id)',
    );
    this.nameAfresh = db.prepare(
      `UPDATE article SET source = (SELECT min(path) FROM source WHERE source.article_id = article.article_id)
       WHERE article_id = ? AND source = ?`,
    );
    this.dropProblems = db.prepare('DELETE FROM ingest_error WHERE source = ?');
    this.dropTextless = db.prepare(`DELETE FROM ingest_error WHERE source = ? AND code = 'input/no-text'`);
  }

  /** True where the article is noted under this path. */
  holds(path: string, articleId: number): boolean {
    return this.linkOf.get(path) === articleId;
  }

  /**
   * Notes that `path` holds the article; the one that was there before goes, unless another path holds it too or it came
   * through a pipe, and so do the problems that were noted for the path.
   */
  note(path: string, articleId: number): void {
    this.dropProblems.run(path);
    const file = RECORD_OF.exec(path)?.groups?.['file'];
    if (file !== undefined) this.dropTextless.run(file);
    const before = this.linkOf.get(path);
    if (before === articleId) return;
    this.link.run(path, articleId);
    if (before === undefined || PIPE.test(path)) return;
    this.moved();
    this.dropOrphan.run(before);
    this.nameAfresh.run(before, path);
  }
}
