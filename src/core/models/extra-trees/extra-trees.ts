import { forest } from '../tree/forest.ts';

/**
 * Extremely randomised trees (Geurts, Ernst and Wehenkel, Machine Learning 63, 2006) as scikit-learn's
 * `ExtraTreesClassifier`: for each column that a split draws one threshold is drawn too, and the best of them is taken.
 * One-hot columns have a single threshold, so they are split as in a random forest.
 */
export const extraTrees = forest('extra_trees', true);
