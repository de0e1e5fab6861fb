/** Sums from the leaves of trees in depth-first order up to their roots. @param column −1 at a leaf @param nodes changed */
export function sumUpwards(column: Int32Array, nodes: Float64Array): void {
  const right = rightChildren(column);
  for (let node = column.length - 1; node >= 0; node--)
    if (column[node] >= 0) nodes[node] = nodes[node + 1] + nodes[right[node]];
}

/** Of each split the place of its right child; the left one follows it. */
export function rightChildren(column: Int32Array): Int32Array {
  const right = new Int32Array(column.length);
  const open: number[] = [];
  for (let node = 0; node < column.length; node++) {
    if (column[node] >= 0) {
      open.push(node);
      continue;
    }
    const parent = open.pop();
    if (parent !== undefined) right[parent] = node + 1;
  }
  return right;
}
