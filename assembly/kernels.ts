/*
 * Inner loops in AssemblyScript, compiled by `npm run wasm`. Each makes the operations of a function in src/core in the same
 * order for each element, so that its bits are the same: elements side by side, never a sum cut into parts. Arrays are
 * addresses in bytes; those of svm/ have lengths that are multiples of four, filled up with what cannot matter.
 */
export { bestCut } from './boosting/best-cut';
export { fillGradients } from './boosting/gradients';
export { addColumn, addFourColumns, gatherPairs, partitionRows, subtractHistogram } from './boosting/histogram';
export { addUpRows, drawRows } from './evaluation/resample';
export { addToRows, dotColumns, dotSquares } from './logistic/columns';
export { addGram } from './logistic/gram';
export { addLosses, replaceBySlopes } from './logistic/slopes';
export { nextHit, panelProducts } from './knn/next-hit';
export { addFourRows, addRow } from './svm/add-rows';
export { findPartner } from './svm/find-partner';
export { gaussianExpansion, gaussianRow } from './svm/gaussian';
export { gather } from './svm/gather';
export { updateGradient } from './svm/update-gradient';
export { growTree } from './trees/grow';
export { addTrees } from './trees/run-rows';
