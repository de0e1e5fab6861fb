import type { SvmParams } from '../../core/config/config.ts';

export const KERNELS = ['linear', 'poly', 'rbf'] as const;

const NAMES = { linear: 'linear', poly: 'polynomial', rbf: 'rbf' } as const;

/** A binary C-SVC with probabilities. */
export interface LibsvmModel {
  readonly kernel: SvmParams['kernel'];
  readonly gamma: number;
  readonly degree: number;
  readonly coef0: number;
  readonly rho: number;
  readonly probA: number;
  readonly probB: number;
  /** The label that counts as +1. */
  readonly first: number;
  /** Support vectors of the first label and of the other one. */
  readonly counts: readonly [number, number];
  readonly coefficients: Float64Array;
  /** One row for each support vector, row-major, `width` columns. */
  readonly vectors: Float64Array;
  readonly width: number;
}

/** libsvm's model file; the kernel's own parameters are known better than from their six digits there. */
export function parseModel(
  text: string,
  width: number,
  kernel: Pick<LibsvmModel, 'kernel' | 'gamma' | 'degree' | 'coef0'>,
): LibsvmModel {
  const [head, body] = text.split('\nSV\n');
  const facts = new Map(head.split('\n').map((line) => [line.split(' ')[0], line.split(' ').slice(1).map(Number)]));
  const fact = (key: string): readonly number[] => facts.get(key) ?? [];
  const lines = body.split('\n').filter((line) => line !== '');
  const vectors = new Float64Array(lines.length * width);
  const coefficients = Float64Array.from(lines, (line, i) => {
    const [coefficient, ...entries] = line.trim().split(/\s+/);
    for (const entry of entries) {
      const [index, value] = entry.split(':');
      vectors[i * width + Number(index) - 1] = Number(value);
    }
    return Number(coefficient);
  });
  return {
    ...kernel,
    rho: fact('rho')[0],
    probA: fact('probA')[0],
    probB: fact('probB')[0],
    first: fact('label')[0],
    counts: [fact('nr_sv')[0], fact('nr_sv')[1]],
    coefficients,
    vectors,
    width,
  };
}

/** The same form from checked numbers, so that no text of a stranger reaches libsvm's own reader. */
export function printModel(model: LibsvmModel): string {
  const { kernel, gamma, degree, coef0, rho, probA, probB, first, counts, coefficients, vectors, width } = model;
  const lines = [
    'svm_type c_svc',
    `kernel_type ${NAMES[kernel]}`,
    ...(kernel === 'poly' ? [`degree ${degree}`] : []),
    ...(kernel === 'linear' ? [] : [`gamma ${gamma}`]),
    ...(kernel === 'poly' ? [`coef0 ${coef0}`] : []),
    'nr_class 2',
    `total_sv ${coefficients.length}`,
    `rho ${rho}`,
    `label ${first} ${1 - first}`,
    `probA ${probA}`,
    `probB ${probB}`,
    `nr_sv ${counts[0]} ${counts[1]}`,
    'SV',
  ];
  coefficients.forEach((coefficient, i) => {
    const entries = [`${coefficient}`];
    for (let j = 0; j < width; j++) {
      const value = vectors[i * width + j];
      if (value !== 0) entries.push(`${j + 1}:${value}`);
    }
    lines.push(`${entries.join(' ')} `);
  });
  return `${lines.join('\n')}\n`;
}
