/* What the adapters use of packages that come without types. */

declare module 'ml-logistic-regression' {
  import type { Matrix } from 'ml-matrix';

  interface TwoClasses {
    readonly weights: Matrix;
    /** P(target 1) of each row. */
    testScores(features: Matrix): number[];
  }
  export default class LogisticRegression {
    constructor(options: { numSteps: number; learningRate: number });
    /** One model for each class, whose target is 0 for that class and 1 for all others. */
    readonly classifiers: readonly TwoClasses[];
    train(features: Matrix, labels: Matrix): void;
    static load(model: {
      name: 'LogisticRegression';
      numberClasses: number;
      classifiers: readonly { weights: readonly (readonly number[])[] }[];
    }): LogisticRegression;
  }
}

declare module 'ml-knn' {
  export default class KNN {
    constructor(rows: readonly (readonly number[])[], labels: readonly number[], options: { k: number });
    readonly kdTree: {
      /** Neighbours in no order, each the row with its label behind it, and its distance. */
      nearest(row: readonly number[], k: number): readonly (readonly [row: readonly number[], distance: number])[];
    };
  }
}

declare module 'ml-cart' {
  import type { Matrix } from 'ml-matrix';

  export interface TreeNode {
    readonly distribution?: Matrix;
    readonly splitColumn?: number;
    readonly splitValue?: number;
    readonly left?: TreeNode;
    readonly right?: TreeNode;
    classify(row: readonly number[]): Matrix;
  }
  export interface TreeOptions {
    readonly gainFunction: 'gini';
    readonly minNumSamples: number;
    readonly maxDepth: number;
    readonly gainThreshold: number;
  }
  export class DecisionTreeClassifier {
    constructor(options: TreeOptions);
    readonly root: TreeNode;
    train(rows: readonly (readonly number[])[], labels: readonly number[]): void;
    static load(model: { name: 'DTClassifier'; options: object; root: object }): DecisionTreeClassifier;
  }
}

declare module 'ml-random-forest' {
  import type { DecisionTreeClassifier, TreeOptions } from 'ml-cart';

  export class RandomForestClassifier {
    constructor(options: {
      seed: number;
      nEstimators: number;
      maxFeatures: number;
      replacement: boolean;
      useSampleBagging: boolean;
      noOOB: boolean;
      treeOptions: TreeOptions;
    });
    readonly estimators: readonly DecisionTreeClassifier[];
    /** Of each tree, the columns that it was given. */
    readonly indexes: readonly (readonly number[])[];
    train(rows: readonly (readonly number[])[], labels: readonly number[]): void;
  }
}

declare module 'libsvm-js/asm.js' {
  export default class SVM {
    constructor(options: Readonly<Record<string, unknown>>);
    train(rows: readonly (readonly number[])[], labels: readonly number[]): void;
    serializeModel(): string;
    predictOneProbability(row: readonly number[]): {
      readonly estimates: readonly { readonly label: number; readonly probability: number }[];
    };
    static load(text: string): SVM;
    static readonly SVM_TYPES: { readonly C_SVC: string };
    static readonly KERNEL_TYPES: { readonly LINEAR: string; readonly POLYNOMIAL: string; readonly RBF: string };
  }
}

declare module 'libsvm-js/out/asm/libsvm.js' {
  const memory: {
    /** Replaced when it grows. */
    readonly HEAPU8: Uint8Array;
  };
  export default memory;
}
