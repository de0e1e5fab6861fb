import { below } from '../random/alea';
import { array, BAG, LABELS, N, RANDOM, word } from './head';

/** Every row once (`sampleAll` of models/tree/sample.ts). */
export function sampleAll(head: usize): void {
  const bag = array(head, BAG);
  const labels = array(head, LABELS);
  for (let row: usize = 0, n = <usize>word(head, N); row < n; row++) store<u8>(bag + row, load<u8>(labels + row) + 2);
}

/** n draws of n rows with replacement (`sampleBootstrap`). */
export function sampleBootstrap(head: usize): void {
  const bag = array(head, BAG);
  const labels = array(head, LABELS);
  const random = array(head, RANDOM);
  const n = word(head, N);
  for (let row: usize = 0; row < <usize>n; row++) store<u8>(bag + row, load<u8>(labels + row));
  for (let i = 0; i < n; i++) {
    const at = bag + <usize>below(random, n);
    store<u8>(at, load<u8>(at) + 2);
  }
}
