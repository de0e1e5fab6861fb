import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/core/bytes/pack.ts';
import type { Value } from '../../../src/core/bytes/value.ts';
import { SelfsameError } from '../../../src/core/errors.ts';
import type { DesignShape, FitInput } from '../../../src/core/models/estimator.ts';
import type { Classifier, Fitted } from '../../../src/core/models/registry.ts';
import type { Design } from '../../../src/core/preprocessing/design.ts';
import { fitInput, makeDesign, mixedSample, takeRows, type Sample } from './designs.ts';
import { mutations } from './mutate.ts';

export interface Variant {
  readonly label: string;
  readonly params: unknown;
  /**
   * Whether a heavier class raises its mean probability: not for neighbours, which have no weights, not for the SVM,
   * which is calibrated to the unweighted frequencies, and not for trees grown until their leaves are pure.
   */
  readonly weighsClasses?: boolean;
}

/** What every classifier promises, whatever its kind. */
export function describeEstimator(classifier: Classifier, variants: readonly Variant[]): void {
  describe.each(variants)(`${classifier.name}, $label`, ({ params, weighsClasses = false }) => {
    const fit = (input: FitInput): Fitted => classifier.fit(input, params);
    const fitSample = ({ design, y }: Sample): Fitted => fit(inputOf(design, y));
    const inputOf = (design: Design, y: ArrayLike<number>, weight: readonly [number, number] = [1, 1]): FitInput =>
      fitInput(design, y, weight, classifier.name);

    describe.each(SHAPES)('on $label', ({ sample }) => {
      const { design, y } = sample;
      const fitted = fitSample(sample);
      const queries = queriesFor(design);
      const probabilities = fitted.predictProba(queries);

      it('predicts a probability for each row', () => {
        expect(probabilities).toHaveLength(queries.n);
        expectProbabilities(probabilities);
        expectProbabilities(fitted.predictProba(takeRows(design, [])));
      });

      it('is a pure function of its input', () => {
        const again = inputOf(takeRows(design, everyRow(design)), y);
        expect(pack(fit(again).value)).toEqual(pack(fitted.value));
        expect(again.design).toEqual(design);
        expect(again.y).toEqual(y);
        expect(fitted.predictProba(queries)).toEqual(probabilities);
      });

      it('comes back from its bytes with the same bits', () => {
        const bytes = pack(fitted.value);
        const decoded = classifier.decode(unpack(bytes), shapeOf(design));
        expect(decoded.predictProba(queries)).toEqual(probabilities);
        expect(pack(decoded.value)).toEqual(bytes);
        expect(decoded.summary).toEqual(fitted.summary);
      });

      it('predicts a row alike wherever it stands', () => {
        const order = everyRow(queries).map((row) => (row * 7 + 3) % queries.n);
        const moved = fitted.predictProba(takeRows(queries, order));
        expect([...moved]).toEqual(order.map((row) => probabilities[row]));
        for (const row of [0, queries.n >> 1, queries.n - 1])
          expect(fitted.predictProba(takeRows(queries, [row]))[0]).toBe(probabilities[row]);
      });

      it('is fitted alike in blocks', () => {
        const input = inputOf(design, y);
        const blocks = classifier.blocks(params);
        if (blocks.length === 0) return;
        const parts = blocks.map(([from, to]) => classifier.fitBlock(input, params, from, to));
        const values = parts.map(({ value }) => unpack(pack(value)));
        const scores = parts.map((part) => part.score(queries));
        const summaries = parts.map(({ summary }) => summary);
        expect(pack(classifier.mergeBlocks(values))).toEqual(pack(fitted.value));
        expect(classifier.mergeScores(scores, params)).toEqual(probabilities);
        expect(classifier.mergeSummaries(summaries)).toEqual(fitted.summary);
      });
    });

    it('refuses a corrupted model, or predicts probabilities all the same', () => {
      const { design, y } = mixedSample(40, 2, [3, 2], 'mutations');
      const value = unpack(pack(fit(inputOf(design, y)).value));
      const queries = queriesFor(design);
      for (const mutation of mutations(value)) {
        const decoded = decodeOrRefusal(classifier, mutation.value, shapeOf(design), mutation.label);
        if (mutation.senseless) expect(decoded, mutation.label).toBeNull();
        else if (decoded !== null) expectProbabilities(decoded.predictProba(queries), mutation.label);
      }
    });

    it('refuses a design that it was not made for, or predicts within it', () => {
      const { design, y } = mixedSample(40, 2, [3, 2], 'shapes');
      const value = unpack(pack(fit(inputOf(design, y)).value));
      const others = [
        makeDesign(
          2,
          [],
          [
            [0, -1],
            [1, 0],
          ],
          [3, 2],
        ),
        makeDesign(
          2,
          [[0, 1]],
          [
            [0, -1],
            [1, 0],
          ],
          [3, 2],
        ),
        makeDesign(
          2,
          [
            [0, 1],
            [0, 1],
          ],
          [[0, 1]],
          [3],
        ),
        makeDesign(
          2,
          [
            [0, 1],
            [0, 1],
          ],
          [
            [0, -1],
            [0, 0],
          ],
          [2, 1],
        ),
        makeDesign(2, [
          [0, 1],
          [0, 1],
        ]),
      ];
      for (const other of others) {
        const decoded = decodeOrRefusal(classifier, value, shapeOf(other), JSON.stringify(shapeOf(other)));
        if (decoded !== null) expectProbabilities(decoded.predictProba(other));
      }
    });

    it('learns what is separable by a numeric column', () => {
      const x = Float64Array.from({ length: 120 }, (_, i) => (i < 60 ? -2 + i / 60 : 1 + (i - 60) / 60));
      const noise = mixedSample(120, 1, []).design.numeric[0].map((value) => value / 4);
      const y = x.map((value) => (value > 0 ? 1 : 0));
      expectAccuracy(fit(inputOf(makeDesign(120, [x, noise]), y)), makeDesign(120, [x, noise]), y);
    });

    it('learns what is separable by a categorical column', () => {
      const codes = Int32Array.from({ length: 150 }, (_, i) => i % 5);
      const design = makeDesign(150, [], [codes], [5]);
      const y = codes.map((code) => (code === 1 || code === 4 ? 1 : 0));
      expectAccuracy(fit(inputOf(design, y)), design, y);
    });

    it('predicts alike for all rows where no column varies', () => {
      const constants = [new Float64Array(30).fill(1.5), new Float64Array(30)];
      const design = makeDesign(30, constants, [new Int32Array(30)], [1]);
      const probabilities = fit(
        inputOf(
          design,
          everyRow(design).map((i) => (i % 3 === 0 ? 1 : 0)),
        ),
      ).predictProba(design);
      expectProbabilities(probabilities);
      expect(new Set(probabilities).size).toBe(1);
    });

    it('fits two rows or says that they are too few', () => {
      const design = makeDesign(2, [[0, 1]], [[0, 1]], [2]);
      try {
        expectProbabilities(fit(inputOf(design, [0, 1])).predictProba(design));
      } catch (error) {
        expect(error).toBeInstanceOf(SelfsameError);
        expect((error as SelfsameError).code).toBe('data/too-few-rows');
      }
    });

    it('summarises itself in plain values', () => {
      for (const fact of Object.values(fitSample(mixedSample(40, 2, [3])).summary))
        expect(typeof fact === 'number' ? Number.isFinite(fact) : ['boolean', 'string'].includes(typeof fact)).toBe(
          true,
        );
    });

    if (!weighsClasses) return;
    it('leans towards a heavier class', () => {
      const { design, y } = mixedSample(150, 2, [4], 'weights');
      const mean = (weight: readonly [number, number]): number =>
        fit(inputOf(design, y, weight))
          .predictProba(design)
          .reduce((sum, p) => sum + p, 0) / design.n;
      const plain = mean([1, 1]);
      expect(mean([1, 5])).toBeGreaterThan(plain);
      expect(mean([5, 1])).toBeLessThan(plain);
    });
  });
}

const SHAPES: readonly { readonly label: string; readonly sample: Sample }[] = [
  { label: 'numeric and categorical columns', sample: mixedSample(90, 3, [4, 7]) },
  { label: 'numeric columns', sample: mixedSample(70, 2, []) },
  { label: 'categorical columns', sample: mixedSample(80, 0, [5, 3]) },
  { label: 'constant columns among others', sample: withConstants(mixedSample(60, 2, [3])) },
  { label: 'every row three times', sample: repeated(mixedSample(25, 2, [3]), 3) },
  { label: 'more columns than rows', sample: mixedSample(24, 30, [6]) },
];

function withConstants({ design, y }: Sample): Sample {
  const { n } = design;
  const columns = [new Float64Array(n), design.numeric[0], new Float64Array(n).fill(-3.25), design.numeric[1]];
  const codes = [new Int32Array(n), design.categorical[0].codes];
  return { design: makeDesign(n, columns, codes, [1, 3]), y };
}

function repeated({ design, y }: Sample, times: number): Sample {
  const rows = Array.from({ length: times }, () => everyRow(design)).flat();
  return { design: takeRows(design, rows), y: Uint8Array.from(rows, (row) => y[row]) };
}

/** The training rows, rows between and far outside them, and rows with unknown categories. */
function queriesFor(design: Design): Design {
  const rows = everyRow(design);
  const far = (j: number): number[] => [1e6 * (j + 1), -1e6, 1e300, 0, -0];
  return makeDesign(
    2 * design.n + 5,
    design.numeric.map((values, j) => [
      ...values,
      ...rows.map((i) => (values[i] + values[design.n - 1 - i]) / 2),
      ...far(j),
    ]),
    design.categorical.map(({ codes }) => [
      ...codes,
      ...rows.map((i) => (i % 4 === 0 ? -1 : codes[i])),
      0,
      0,
      0,
      -1,
      -1,
    ]),
    design.categorical.map(({ levels }) => levels),
  );
}

function everyRow({ n }: Design): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

function shapeOf({ numeric, categorical }: Design): DesignShape {
  return { numeric: numeric.length, categorical: categorical.map(({ levels }) => levels) };
}

function expectProbabilities(probabilities: Float64Array, label = ''): void {
  expect(
    [...probabilities].filter((p) => !(p >= 0 && p <= 1)),
    label,
  ).toEqual([]);
}

function expectAccuracy(fitted: Fitted, design: Design, y: ArrayLike<number>): void {
  const right = [...fitted.predictProba(design)].filter((p, i) => (p >= 0.5 ? 1 : 0) === y[i]).length;
  expect(right / design.n).toBeGreaterThan(0.95);
}

/** Null where the model is refused with `model/invalid`; any other error is a failure of the decoder. */
function decodeOrRefusal(classifier: Classifier, value: Value, shape: DesignShape, label: string): Fitted | null {
  try {
    return classifier.decode(value, shape);
  } catch (error) {
    expect(error, label).toBeInstanceOf(SelfsameError);
    expect((error as SelfsameError).code, label).toBe('model/invalid');
    return null;
  }
}
