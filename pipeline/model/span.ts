/** A half-open range `[start, end)` of UTF-16 units in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True where the two ranges share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True where `outer` holds the whole of `inner`. */
export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
