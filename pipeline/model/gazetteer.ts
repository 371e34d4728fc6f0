/** One version of one administrative unit of Vietnam. Dates are EDTF days; `until` is absent while it is valid. */
export interface AdminUnit {
  /** GSO code, without its parents' digits: `22` (province), `198` (district), `06838` (commune). */
  readonly code: string;
  readonly level: 'province' | 'district' | 'commune';
  /** `tỉnh`, `thành phố`, `quận`, `huyện`, `thị xã`, `xã`, `phường`, `thị trấn`, … */
  readonly type: string;
  /** Without its type: `Bình Liêu`. */
  readonly name: string;
  readonly parent?: string;
  readonly from: string;
  readonly until?: string;
}

/** Looks up administrative units by name as of a day. Implemented in `corpus/gazetteer`, handed to `pipeline/claims`. */
export interface Gazetteer {
  /**
   * Units that bear this bare name (case, tone placement and `y/i` spelling do not matter) and were valid on `day`.
   * An empty list means unknown. The order is stable: level from large to small, then code.
   */
  named(name: string, day?: string): readonly AdminUnit[];
  /** True where the name of a unit begins with these words, spelt as for `named`. */
  begins(words: string): boolean;
  /** The unit with this code at this level, valid on `day` (latest version where `day` is absent). */
  unit(level: AdminUnit['level'], code: string, day?: string): AdminUnit | undefined;
  /** Code of the province that holds the unit since July 2025. */
  provinceNow(unit: AdminUnit): string | undefined;
  /** The communes since July 2025 that the commune went into, whole or in part; itself where it is one of them. */
  successors(commune: AdminUnit): readonly AdminUnit[];
}
