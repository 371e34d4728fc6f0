import type { Article, Block } from './article.js';
import type { Span } from './span.js';

/** One sentence: a range of `Document.text` without the blanks around it, inside one block. */
export interface Sentence extends Span {
  /** Index into `Article.blocks`. */
  readonly block: number;
}

/** An article whose text has been cut into sentences. `text` is `article.text`: nothing was altered. */
export interface Document {
  readonly article: Article;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
}
