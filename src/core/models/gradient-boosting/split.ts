/** What a split needs to know of a node. */
export interface NodeSums {
  readonly rows: number;
  readonly gradient: number;
  readonly hessian: number;
  /** −G / (H + λ), 0 at the root as in scikit-learn. */
  readonly value: number;
}

export interface SplitRules {
  readonly minSamplesLeaf: number;
  readonly l2: number;
}

/** Children with a smaller sum of hessians are not made (scikit-learn's `min_hessian_to_split`). */
export const MIN_HESSIAN = 1e-3;

export interface Split {
  readonly gain: number;
  /** Index among the binned columns. */
  readonly column: number;
  /** Numeric: the last bin that goes left. Categorical: −1. */
  readonly bin: number;
  /** Categorical: 1 for each bin that goes left, length of the histogram's bins. */
  readonly left: Uint8Array | null;
  readonly rowsLeft: number;
  readonly gradientLeft: number;
  readonly hessianLeft: number;
}

/** scikit-learn's `compute_node_value`; the tiny number keeps it from dividing by zero. */
export function nodeValue(gradient: number, hessian: number, l2: number): number {
  return -gradient / (hessian + l2 + 1e-15);
}

/** How much a split lowers the loss, twice its second-order approximation. */
export function splitGain(node: NodeSums, gradientLeft: number, hessianLeft: number, l2: number): number {
  const gradientRight = node.gradient - gradientLeft;
  const hessianRight = node.hessian - hessianLeft;
  return (
    node.gradient * node.value -
    gradientLeft * nodeValue(gradientLeft, hessianLeft, l2) -
    gradientRight * nodeValue(gradientRight, hessianRight, l2)
  );
}
