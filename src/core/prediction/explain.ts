import type { LoadedPipeline } from '../bundle/read-model.ts';
import type { AdditiveAnatomy, OutputScale } from '../models/anatomy.ts';
import type { DriftBaseline } from '../pipeline/result.ts';
import type { Design } from '../preprocessing/design.ts';
import { stream } from '../random/stream.ts';
import { drawBackground, typicalRow } from './background.ts';
import { engineeredColumns, sharesOfSources, type EngineeredColumn } from './engineered.ts';
import { designOf, inputColumns, type RawRow } from './raw-rows.ts';
import { ORDERS, sampledShapley } from './sampled-shapley.ts';
import { shapleyOfGame } from './small-game.ts';
import { coverOf, treeShapley, type TreeShapley } from './tree-shapley.ts';

/** `additive` and `trees` are exact for their definition, `sampled` has a standard error. */
export type ExplanationMethod = 'additive' | 'trees' | 'sampled';

export interface Contribution {
  readonly name: string;
  readonly value: number | string | null;
  /** On the scale of the explanation; above 0 towards the positive class. */
  readonly contribution: number;
  /** `null`: exact. */
  readonly standardError: number | null;
}

/** `baseline` and the contributions add up to `output`. */
export interface Explanation {
  readonly method: ExplanationMethod;
  readonly scale: OutputScale;
  readonly probability: number;
  readonly baseline: number;
  readonly output: number;
  /** In the order of the input columns. */
  readonly contributions: readonly Contribution[];
}

export interface Explainer {
  readonly method: ExplanationMethod;
  readonly scale: OutputScale;
  explain(row: RawRow): Explanation;
}

/** Rows that stand for training where a model does not keep how many rows its leaves had. */
const COVER_ROWS = 2000;
/** The same draws for every row and every model. */
const SEED = 0;

interface Parts {
  readonly baseline: number;
  readonly values: readonly number[];
  readonly standardErrors: readonly number[] | null;
}

/**
 * Which columns of the file move a row's output, and by how much, against what training rows have on average.
 *
 * Additive models (logistic regression, naive Bayes): each term less the same at the training mean (numeric) or on
 * average over the training levels (categorical), in log-odds. An engineered column's term is divided among its sources
 * by the Shapley values of the term when sources go from their training means to the row's values.
 *
 * Trees: path-dependent Shapley values of the design's columns (see `treeShapley`), all levels of a category together; an
 * engineered column's value is shared by its sources as in `sharesOfSources`. In probability for trees and forests, in
 * log-odds for boosting, whose model does not keep the leaves' rows: 2,000 background rows stand for them.
 *
 * Others: see `sampledShapley`, in probability; engineered columns follow their sources.
 */
export function createExplainer(pipeline: LoadedPipeline, baseline: DriftBaseline): Explainer {
  const { method, scale, parts } = partsOf(pipeline, baseline);
  const columns = inputColumns(pipeline);
  return {
    method,
    scale,
    explain(row) {
      const design = designOf(pipeline, [row]);
      const { baseline: start, values, standardErrors } = parts(row, design);
      return {
        method,
        scale,
        probability: pipeline.fitted.predictProba(design)[0],
        baseline: start,
        output: values.reduce((sum, value) => sum + value, start),
        contributions: columns.map(({ name }, at) => ({
          name,
          value: row[at],
          contribution: values[at] + 0,
          standardError: standardErrors?.[at] ?? null,
        })),
      };
    },
  };
}

function partsOf(
  pipeline: LoadedPipeline,
  baseline: DriftBaseline,
): Pick<Explainer, 'method' | 'scale'> & { readonly parts: (row: RawRow, design: Design) => Parts } {
  const anatomy = pipeline.fitted.anatomy;
  const typical = typicalRow(pipeline, baseline);
  if (anatomy === null) {
    const background = drawBackground(pipeline, baseline, ORDERS, stream(SEED, 'explain/background'));
    return {
      method: 'sampled',
      scale: 'probability',
      parts: (row) => sampledShapley(pipeline, row, background, stream(SEED, 'explain/orders')),
    };
  }
  const { scale } = anatomy;
  if (anatomy.kind === 'additive')
    return {
      method: 'additive',
      scale,
      parts: (row, design) =>
        additiveParts(pipeline, baseline, anatomy, engineeredColumns(pipeline, row, typical), design),
    };
  const { numeric, categorical } = pipeline.preprocessor;
  const cover =
    anatomy.cover ??
    coverOf(anatomy, designOf(pipeline, drawBackground(pipeline, baseline, COVER_ROWS, stream(SEED, 'explain/cover'))));
  const trees = treeShapley(anatomy, cover, numeric.length + categorical.length);
  return {
    method: 'trees',
    scale,
    parts: (row, design) => treeParts(pipeline, trees, engineeredColumns(pipeline, row, typical), design),
  };
}

function treeParts(
  pipeline: LoadedPipeline,
  trees: TreeShapley,
  engineered: readonly EngineeredColumn[],
  design: Design,
): Parts {
  const ofDesign = trees.values(design, 0);
  const values = plainColumns(pipeline, (column) => ofDesign[column]);
  for (const made of engineered)
    sharesOfSources(made).forEach((share, i) => (values[made.sources[i]] += share * ofDesign[made.column]));
  return { baseline: trees.baseline, values, standardErrors: null };
}

function additiveParts(
  pipeline: LoadedPipeline,
  baseline: DriftBaseline,
  { intercept, numeric, levels }: AdditiveAnatomy,
  engineered: readonly EngineeredColumn[],
  design: Design,
): Parts {
  const made = new Set(engineered.map(({ column }) => column));
  const averages = levels.map((terms, index) => averageTerm(pipeline, baseline, terms, index));
  const values = plainColumns(pipeline, (column) => {
    if (column < design.numeric.length) return numeric(column, design.numeric[column][0]) - numeric(column, 0);
    const index = column - design.numeric.length;
    const code = design.categorical[index].codes[0];
    return (code < 0 ? 0 : levels[index][code]) - averages[index];
  });
  let start = intercept;
  design.numeric.forEach((_, column) => (start += made.has(column) ? 0 : numeric(column, 0)));
  for (const average of averages) start += average;
  for (const { column, sources, values: inDesign } of engineered) {
    const worth = inDesign.map((value) => numeric(column, value));
    start += worth[0];
    shapleyOfGame(sources.length, worth).forEach((value, i) => (values[sources[i]] += value));
  }
  return { baseline: start, values, standardErrors: null };
}

/** What a categorical column adds on average over the training rows, missing ones filled in. */
function averageTerm(pipeline: LoadedPipeline, baseline: DriftBaseline, terms: Float64Array, index: number): number {
  const { name, levels, fill } = pipeline.preprocessor.categorical[index];
  const stats = baseline.categorical.find((entry) => entry.name === name);
  if (stats === undefined) return 0;
  const term = new Map(levels.map((level, code) => [level, terms[code]]));
  const missing = stats.missing / baseline.training_sample_size;
  let sum = missing * (fill === null ? 0 : (term.get(fill) ?? 0));
  for (const [level, frequency] of stats.frequencies) sum += (1 - missing) * frequency * (term.get(level) ?? 0);
  return sum;
}

/** Of each input column what the column of the design with its name has; 0 for none. */
function plainColumns(pipeline: LoadedPipeline, ofDesign: (column: number) => number): number[] {
  const { numeric, categorical } = pipeline.preprocessor;
  const place = new Map([...numeric, ...categorical].map(({ name }, column) => [name, column]));
  return inputColumns(pipeline).map(({ name }) => {
    const column = place.get(name);
    return column === undefined ? 0 : ofDesign(column);
  });
}
