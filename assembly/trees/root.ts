import { array, BAG, ROWS, SEGMENT, SEGMENTS } from './head';
import { writeNode } from './node';

/** The rows of the sample, a segment for each code of the primary column, 0: one in all (models/tree/sample.ts). */
export function rootNode(head: usize, n: i32, codes: usize, node: usize): void {
  const rows = array(head, ROWS);
  const bag = array(head, BAG);
  const segments = array(head, SEGMENTS);
  let at = segments - SEGMENT;
  let filled: i32 = 0;
  let positives: i32 = 0;
  let negatives: i32 = 0;
  let level: i32 = -2;
  for (let row = 0; row < n; row++) {
    const entry = <i32>load<u8>(bag + <usize>row);
    const multiplicity = entry >>> 1;
    if (multiplicity === 0) continue;
    const code = codes === 0 ? -1 : load<i32>(codes + ((<usize>row) << 2));
    if (code !== level) {
      level = code;
      at += SEGMENT;
      store<i32>(at, code);
      store<i32>(at, filled, 4);
      store<i32>(at, 0, 12);
      store<i32>(at, 0, 16);
    }
    store<i32>(rows + ((<usize>filled) << 2), row);
    filled++;
    store<i32>(at, filled, 8);
    const p = multiplicity & -(entry & 1);
    positives += p;
    negatives += multiplicity - p;
    store<i32>(at, load<i32>(at, 12) + multiplicity - p, 12);
    store<i32>(at, load<i32>(at, 16) + p, 16);
  }
  const to = <i32>((at + SEGMENT - segments) / SEGMENT);
  writeNode(node, 0, to, 0, filled, positives, negatives, 0, false);
}
