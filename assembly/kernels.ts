/*
 * Inner loops in AssemblyScript, compiled by `npm run wasm`. Each makes the operations of a function in src/core in the same
 * order for each element, so that its bits are the same: four elements side by side, never a sum cut into parts. Arrays
 * are addresses in bytes; their lengths are multiples of four, filled up with what cannot matter.
 */
export { addFourRows, addRow } from './add-rows';
export { findPartner } from './find-partner';
export { gaussianExpansion, gaussianRow } from './gaussian';
export { gather } from './gather';
export { updateGradient } from './update-gradient';
