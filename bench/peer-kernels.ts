import type { Shape } from './data/generate.ts';
import type { Kernel } from './kernels.ts';
import { MATRIX_KERNELS } from './matrix-kernels.ts';

export interface PeerKernel extends Kernel {
  /** The package that the second engine calls. */
  readonly npm: string;
}

/** What the packages can do in a minute. */
export const PEER_ROWS = [200, 400, 800, 1600] as const;

export const PEER_SHAPES: readonly (Shape & { readonly label: string })[] = [
  { label: '10 numeric', numeric: 10, levels: [] },
  { label: '10 numeric + 1 categorical of 20 levels', numeric: 10, levels: [20] },
];

const PACKAGES: Readonly<Record<string, string>> = {
  logistic_regression: 'ml-logistic-regression',
  knn: 'ml-knn',
  svm: 'libsvm-js',
  decision_tree: 'ml-cart',
  random_forest: 'ml-random-forest',
};

/** Those of the matrix for which there is a package. */
export const PEER_KERNELS: readonly PeerKernel[] = MATRIX_KERNELS.filter(({ model }) => model in PACKAGES).map(
  (kernel) => ({ ...kernel, npm: PACKAGES[kernel.model] }),
);
