/** The functions of `assembly/`. Arrays are addresses in bytes, sizes multiples of four. */
export interface Kernels {
  addFourRows(
    size: number,
    sums: number,
    row0: number,
    row1: number,
    row2: number,
    row3: number,
    rise0: number,
    rise1: number,
    rise2: number,
    rise3: number,
  ): void;
  addRow(size: number, sums: number, row: number, rise: number): void;
  findPartner(
    size: number,
    gradient: number,
    fall: number,
    row: number,
    diagonal: number,
    own: number,
    greatest: number,
  ): number;
  gather(size: number, from: number, positions: number, to: number): void;
  gaussianExpansion(
    points: number,
    query: number,
    stride: number,
    tables: number,
    tablesStride: number,
    powers: number,
    sums: number,
    coefficients: number,
    totals: number,
  ): void;
  gaussianRow(points: number, query: number, tables: number, powers: number, sums: number, row: number): void;
  /** Of trees: `head` is what their functions share (assembly/trees/head.ts), keys are of 16 bits if `isShort` is 1. */
  offerThresholds(
    head: number,
    from: number,
    to: number,
    rows: number,
    positives: number,
    negatives: number,
    best: number,
    keys: number,
    isShort: number,
  ): number;
  divideByKey(
    head: number,
    from: number,
    to: number,
    keys: number,
    isShort: number,
    first: number,
    isNumeric: number,
  ): void;
  rootNode(head: number, n: number, codes: number): void;
  updateGradient(
    size: number,
    gradient: number,
    rise: number,
    fall: number,
    rowI: number,
    riseI: number,
    rowJ: number,
    riseJ: number,
    found: number,
  ): void;
}
