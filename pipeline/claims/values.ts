/**
 * The texts that may fill a role in one article, as in `Entity.who` or in lower case, each with a number, and how they
 * lie to its topic and to a place.
 */
export class Values {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly abouts: number[] = [];
  // By number: how the text lies to `place`, where `placed` has the number of that place.
  private readonly wheres: number[] = [];
  private readonly placed: number[] = [];
  private place: string | undefined;
  private places = 1;
  // By number: the last candidates that the text was among.
  private readonly weighed: number[] = [];
  private round = 0;
  /** How many texts the candidates at hand are. */
  size = 0;
  /** The numbers of who actors are, and of how they are named, by the number of the actor; below 0 where not known yet. */
  readonly ofActors: Int32Array;
  readonly namings: Int32Array;

  /** The number of no text. */
  readonly none: number;

  private readonly main: string | undefined;

  /** `main`: the unit that the article is about; `actors`: how many it names. */
  constructor(main: string | undefined, actors: number) {
    this.main = main;
    this.ofActors = new Int32Array(actors).fill(-1);
    this.namings = new Int32Array(actors).fill(-1);
    this.none = this.numberOf('');
  }

  /** The number of a text. */
  numberOf(text: string): number {
    const before = this.numbers.get(text);
    if (before !== undefined) return before;
    const number = this.texts.push(text) - 1;
    this.numbers.set(text, number);
    const { main } = this;
    this.abouts.push(main === undefined ? 0 : text === '' ? 4 : text === main ? 1 : text.includes(main) ? 2 : 3);
    this.wheres.push(0);
    this.placed.push(0);
    this.weighed.push(0);
    return number;
  }

  /** 0 where there is no main unit, 1 for that unit, 2 for what its name is a part of, 3 for others, 4 for no text. */
  aboutOf(number: number): number {
    return this.abouts[number] as number;
  }

  /** 2 for the place itself, 1 for what its name is a part of, 0 for others, 3 where there is no place. */
  whereOf(number: number, place: string | undefined): number {
    if (place === undefined) return 3;
    if (place !== this.place) {
      this.place = place;
      this.places++;
    }
    if (this.placed[number] !== this.places) {
      const text = this.texts[number] as string;
      this.placed[number] = this.places;
      this.wheres[number] = text === place ? 2 : text.includes(place) ? 1 : 0;
    }
    return this.wheres[number] as number;
  }

  /** Begins with candidates anew. */
  begin(): void {
    this.round++;
    this.size = 0;
  }

  /** True where the text is among the candidates already. */
  has(number: number): boolean {
    return this.weighed[number] === this.round;
  }

  /** True where the text was not among the candidates yet; now it is. */
  adds(number: number): boolean {
    if (this.weighed[number] === this.round) return false;
    this.weighed[number] = this.round;
    this.size++;
    return true;
  }
}
