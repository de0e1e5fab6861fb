import type { SvmParams } from '../../core/config/config.ts';
import { fail } from '../../core/errors.ts';
import type { Estimator } from '../../core/models/estimator.ts';
import { readFloats, readIntegers, readObject } from '../../core/models/read-value.ts';
import { shuffle } from '../../core/random/stream.ts';
import { asProbability, denseRows, widthOf } from './dense.ts';
import { inFreshLibsvm, SVM } from './libsvm.ts';
import { KERNELS, parseModel, printModel, type LibsvmModel } from './libsvm-model.ts';
import { shielded } from './shield.ts';

/** A model's text is handed over on a stack of 5 MiB. */
const MAX_TEXT = 4 * 1024 * 1024;

/**
 * libsvm 3 compiled to asm.js. Its probabilities come from folds that it draws with C's `rand`, which cannot be seeded:
 * it always starts afresh, and it is the rows that are put into an order of this fit's own stream. Its model text keeps
 * six digits of the offset and of the calibration, and eight of the support vectors; predictions are made from that.
 */
export const mljsSvm: Estimator<SvmParams, LibsvmModel> = {
  name: 'svm',

  fit({ design, y, classWeight, stream }, params) {
    const rows = denseRows(design);
    const width = rows[0].length;
    const gamma = gammaOf(params.gamma, rows, width);
    const order = Int32Array.from({ length: design.n }, (_, i) => i);
    shuffle(order, stream('libsvm'));
    const text = shielded(() =>
      inFreshLibsvm(() => {
        const svm = new SVM({
          type: SVM.SVM_TYPES.C_SVC,
          kernel: { linear: SVM.KERNEL_TYPES.LINEAR, poly: SVM.KERNEL_TYPES.POLYNOMIAL, rbf: SVM.KERNEL_TYPES.RBF }[
            params.kernel
          ],
          cost: params.C,
          gamma,
          degree: params.degree,
          coef0: params.coef0,
          tolerance: params.tol,
          weight: { 0: classWeight[0], 1: classWeight[1] },
          probabilityEstimates: true,
          quiet: true,
        });
        svm.train(
          Array.from(order, (row) => rows[row]),
          Array.from(order, (row) => y[row]),
        );
        return svm.serializeModel();
      }),
    );
    const { kernel, degree, coef0 } = params;
    return parseModel(text, width, { kernel, gamma, degree, coef0 });
  },

  predictProba(model, design) {
    const text = printModel(model);
    if (text.length > MAX_TEXT)
      fail('engine/too-large', `A model of ${model.coefficients.length} support vectors is too large for libsvm-js.`, {
        fix: 'Use fewer rows or columns, or `engine: selfsame`.',
      });
    return shielded(() =>
      inFreshLibsvm(() => {
        const svm = SVM.load(text);
        return Float64Array.from(denseRows(design), (row) => {
          const found = svm.predictOneProbability(row).estimates.find(({ label }) => label === 1);
          return asProbability(found?.probability ?? 0);
        });
      }),
    );
  },

  summary: ({ counts }) => ({ support_vectors: counts[0] + counts[1] }),

  encode: ({ kernel, gamma, degree, coef0, rho, probA, probB, first, counts, coefficients, vectors }) => ({
    coefficients,
    counts: Uint32Array.from(counts),
    first: Uint8Array.of(first),
    kernel: Uint8Array.of(KERNELS.indexOf(kernel)),
    parameters: Float64Array.of(gamma, degree, coef0, rho, probA, probB),
    vectors,
  }),

  decode(value, shape) {
    const keys = ['coefficients', 'counts', 'first', 'kernel', 'parameters', 'vectors'];
    const fields = readObject(value, 'classifier', keys);
    const counts = readIntegers(fields.counts, 'counts', 2, 0, 0x7fffffff);
    const total = counts[0] + counts[1];
    const [gamma, degree, coef0, rho, probA, probB] = readFloats(fields.parameters, 'parameters', 6);
    const width = widthOf(shape);
    readIntegers(Int32Array.of(degree), 'parameters', 1, degree, degree);
    return {
      kernel: KERNELS[readIntegers(fields.kernel, 'kernel', 1, 0, KERNELS.length - 1)[0]],
      gamma,
      degree,
      coef0,
      rho,
      probA,
      probB,
      first: readIntegers(fields.first, 'first', 1, 0, 1)[0],
      counts: [counts[0], counts[1]],
      coefficients: readFloats(fields.coefficients, 'coefficients', total),
      vectors: readFloats(fields.vectors, 'vectors', total * width),
      width,
    };
  },
};

/** `scale` is 1 / (columns × variance over all entries), as scikit-learn has it; 1 where nothing varies. */
function gammaOf(gamma: SvmParams['gamma'], rows: readonly (readonly number[])[], width: number): number {
  if (typeof gamma === 'number') return gamma;
  if (gamma === 'auto') return 1 / width;
  const count = rows.length * width;
  let total = 0;
  for (const row of rows) for (const value of row) total += value;
  const mean = total / count;
  let squares = 0;
  for (const row of rows) for (const value of row) squares += (value - mean) * (value - mean);
  return squares === 0 ? 1 : 1 / (width * (squares / count));
}
