/** Rows of bins that go left first, the others behind them, both in their order. `spare` holds at least `to − from`. */
export function partition(
  rows: Int32Array,
  from: number,
  to: number,
  words: Int32Array,
  shift: number,
  goesLeft: Uint8Array,
  spare: Int32Array,
): void {
  let left = from;
  let right = 0;
  // Both writes always, one of them to be overwritten: no branch that the processor could guess wrong.
  for (let i = from; i < to; i++) {
    const row = rows[i];
    const isLeft = goesLeft[(words[row] >>> shift) & 255];
    rows[left] = row;
    spare[right] = row;
    left += isLeft;
    right += 1 - isLeft;
  }
  for (let i = 0; i < right; i++) rows[left + i] = spare[i];
}
