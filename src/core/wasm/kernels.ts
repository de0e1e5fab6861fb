/** The functions of `assembly/`. Arrays are addresses in bytes, sizes multiples of four. */
export interface Kernels {
  addColumn(rows: number, count: number, words: number, shift: number, pairs: number, bins: number): void;
  addFourColumns(
    rows: number,
    count: number,
    words: number,
    pairs: number,
    bins0: number,
    bins1: number,
    bins2: number,
    bins3: number,
  ): void;
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
  addGram(x: number, stride: number, width: number, size: number, h: number, gram: number, scaled: number): void;
  addLosses(
    from: number,
    count: number,
    y: number,
    weight0: number,
    weight1: number,
    tile: number,
    towards: number,
    factors: number,
    totals: number,
  ): number;
  addRow(size: number, sums: number, row: number, rise: number): void;
  addUpRows(n: number, flagged: number, y: number, ends: number, losses: number, counts: number, sums: number): void;
  addToRows(x: number, stride: number, width: number, size: number, v: number, out: number): void;
  bestCut(
    bins: number,
    size: number,
    gradient: number,
    hessian: number,
    rows: number,
    value: number,
    minSamplesLeaf: number,
    l2: number,
    found: number,
  ): number;
  drawRows(state: number, n: number, places: number, counts: number): void;
  dotColumns(x: number, stride: number, width: number, size: number, u: number, out: number): void;
  dotSquares(x: number, stride: number, width: number, size: number, h: number, out: number): void;
  fillGradients(
    rows: number,
    count: number,
    scores: number,
    y: number,
    weight0: number,
    weight1: number,
    fractions: number,
    powers: number,
    gradients: number,
  ): void;
  findPartner(
    size: number,
    gradient: number,
    fall: number,
    row: number,
    diagonal: number,
    own: number,
    greatest: number,
  ): number;
  gatherPairs(rows: number, count: number, gradients: number, pairs: number): void;
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
  /** `head` is what the functions of growing share (assembly/trees/head.ts); returns the number of the tree's nodes. */
  growTree(head: number, bootstrap: number): number;
  /** Rows through trees; `runner` is described in assembly/trees/run-rows.ts. */
  addTrees(runner: number, roots: number, count: number, size: number, isShort: number): void;
  nextHit(
    wholes: number,
    halves: number,
    from: number,
    to: number,
    pairs: number,
    queries: number,
    least: number,
    hits: number,
  ): number;
  panelProducts(
    wholes: number,
    halves: number,
    from: number,
    to: number,
    pairs: number,
    queries: number,
    products: number,
  ): void;
  partitionRows(rows: number, count: number, words: number, shift: number, goesLeft: number, spare: number): void;
  replaceBySlopes(
    count: number,
    y: number,
    weight0: number,
    weight1: number,
    constants: number,
    fractions: number,
    powers: number,
    tile: number,
    curvature: number,
    towards: number,
    factors: number,
  ): void;
  subtractHistogram(size: number, parent: number, child: number): void;
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
