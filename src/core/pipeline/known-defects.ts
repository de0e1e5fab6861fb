import type { ModelName } from '../config/config.ts';

export interface KnownDefect {
  readonly package: string;
  /** What it does, in one sentence. */
  readonly text: string;
  /** Repository and number where somebody has reported it. */
  readonly issue?: string;
  /** Whether it makes results differ, rather than being worked around here. */
  readonly shows: boolean;
}

/** What is wrong with the packages of the second engine, from their source and their issues. */
export const KNOWN_DEFECTS: { readonly [M in ModelName]?: readonly KnownDefect[] } = {
  logistic_regression: [
    {
      package: 'ml-logistic-regression',
      text: 'It descends the gradient for a fixed number of steps and never asks whether it has arrived.',
      shows: true,
    },
    {
      package: 'ml-logistic-regression',
      text: 'It has no penalty; here the penalty is given to it as extra rows, which is right to a few per cent of the penalty.',
      shows: true,
    },
    {
      package: 'ml-logistic-regression',
      text: 'It has no intercept and its default step diverges on some hundred rows; here it gets a column of ones and a step from the data.',
      shows: false,
    },
  ],
  knn: [
    {
      package: 'ml-knn',
      text: 'Of training rows at the same distance it keeps those that its tree meets first, whatever their order.',
      issue: 'mljs/knn#16',
      shows: true,
    },
    {
      package: 'ml-knn',
      text: 'It answers with a class alone and its tree never leaves out a branch: exact, and as slow as no tree. Shares are counted here.',
      shows: false,
    },
  ],
  svm: [
    {
      package: 'libsvm-js',
      text: 'The folds behind its probabilities are drawn with a generator that cannot be seeded; here it starts afresh and the rows are shuffled by our stream, so its calibration uses other folds than ours.',
      shows: true,
    },
    {
      package: 'libsvm-js',
      text: 'A stored model keeps six to eight digits.',
      shows: true,
    },
  ],
  decision_tree: [
    {
      package: 'ml-cart',
      text: 'It misses splits among equal values, because it looks only between neighbours of different class in an order that leaves equal values as they came.',
      issue: 'mljs/decision-tree-cart#18',
      shows: true,
    },
    {
      package: 'ml-cart',
      text: 'It stops where no split helps at once, and where a split helps exactly as much as the one above it.',
      issue: 'mljs/decision-tree-cart#18',
      shows: true,
    },
    { package: 'ml-cart', text: 'Of equally good splits it takes the first column, as we may not.', shows: true },
  ],
  random_forest: [
    {
      package: 'ml-random-forest',
      text: 'Its trees are those of ml-cart, which misses splits among equal values.',
      issue: 'mljs/decision-tree-cart#18',
      shows: true,
    },
    {
      package: 'ml-random-forest',
      text: 'It draws columns once for a tree and not at each split; both engines are compared with all columns.',
      issue: 'mljs/random-forest#18',
      shows: false,
    },
    {
      package: 'ml-random-forest',
      text: 'Its probability loses the vote of the first tree and its out-of-bag estimate can fail; neither is used.',
      issue: 'mljs/random-forest#47',
      shows: false,
    },
  ],
};
