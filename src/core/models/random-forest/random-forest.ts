import { forest } from '../tree/forest.ts';

/**
 * Breiman's random forest (Machine Learning 45, 2001) as scikit-learn's `RandomForestClassifier`: bootstrap samples as
 * integer weights, columns drawn anew for each split, probabilities as the mean of the trees'.
 */
export const randomForest = forest('random_forest', false);
