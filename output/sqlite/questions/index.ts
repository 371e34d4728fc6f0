import type { Bindable } from '../guard/messages.js';

export { questions } from './table.js';

/** One `@name` of a question. Without a default it has to be given. */
export interface QuestionParameter {
  readonly name: string;
  readonly about: string;
  readonly default?: Bindable;
}

/** A question that is ready to be asked by its name. */
export interface NamedQuestion {
  readonly name: string;
  readonly about: string;
  readonly parameters: readonly QuestionParameter[];
  readonly sql: string;
}
