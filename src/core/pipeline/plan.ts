import type { ModelName, RunConfig } from '../config/config.ts';
import { modelBlocks } from '../models/registry.ts';
import { planResults } from './plan-results.ts';
import { innerDataTasks, isSwept, partName, searchSize, searchTasks } from './plan-sweep.ts';
import type { Task } from './task.ts';

/** What reading the CSV depends on: not `data.path`, `data.sha256` or `data.test_size`. */
const TABLE_SLICES = [
  'data.target',
  'data.positive_class',
  'data.missing_values',
  'data.missing_values_by_column',
  'data.exclude',
  'data.columns',
  'data.drop_missing_target',
  'data.delimiter',
] as const;
/** The same, where the config names them: a config that does not keeps its bytes. */
const PARSE_SLICES = ['decimal', 'quote', 'header'] as const;

/** What the task `table` reads of a config. */
function tableSlices({ data }: Pick<RunConfig, 'data'>): readonly string[] {
  return [...TABLE_SLICES, ...PARSE_SLICES.filter((key) => data[key] !== undefined).map((key) => `data.${key}`)];
}

/** The configured models in config order, which breaks ties. */
export function modelNames(config: RunConfig): ModelName[] {
  return Object.keys(config.models) as ModelName[];
}

/**
 * The tasks up to the choice of the best model. They follow from the config alone; every input is an earlier task.
 */
export function planSelection(config: RunConfig): Task[] {
  const models = modelNames(config);
  const folds = Array.from({ length: config.cv.n_splits }, (_, fold) => fold);
  return [
    { name: 'dataset', kind: 'dataset', inputs: [], config: [] },
    { name: 'table', kind: 'table', inputs: ['dataset'], config: tableSlices(config) },
    { name: 'features', kind: 'features', inputs: ['table'], config: ['features'] },
    { name: 'split', kind: 'split', inputs: ['table'], config: ['data.test_size', 'cv.n_splits'] },
    ...folds.map((fold) => preprocessTask(fold)),
    ...(config.sweep === undefined ? [] : folds.flatMap((fold) => innerDataTasks(config, fold))),
    ...models.flatMap((model) => folds.flatMap((fold) => fitTasks(config, model, fold))),
    ...models.map((model): Task => ({
      name: `evaluate/${model}`,
      kind: 'evaluate',
      inputs: ['table', 'split', ...folds.map((fold) => `fit/${model}/fold-${fold}`)],
      config: [],
      model,
    })),
    ...(config.baseline === null ? [] : [baselineTask()]),
    { name: 'select', kind: 'select', inputs: models.map((model) => `evaluate/${model}`), config: ['cv.rank_by'] },
  ];
}

/** How many tasks `planSelection` gives, without making them: a stranger's config may ask for millions. */
export function selectionSize(config: RunConfig): number {
  const folds = config.cv.n_splits;
  const fits = modelNames(config).map(
    (model) => folds * (isSwept(config, model) ? searchSize(config, model) + 1 : blocksOf(config, model).length + 1),
  );
  const innerData = config.sweep === undefined ? 0 : folds * (config.sweep.n_splits + 1);
  return 5 + folds + innerData + fits.reduce((sum, count) => sum + count + 1, 0) + (config.baseline === null ? 0 : 1);
}

/** The tasks that follow once `select` has named the best model. */
export function planFinal(config: RunConfig, best: ModelName): Task[] {
  const onTest = config.business.threshold_from === 'test';
  const final = `fit/${best}/final`;
  return [
    ...planBeforehand(),
    ...(isSwept(config, best) ? innerDataTasks(config, 'final') : []),
    ...fitTasks(config, best, 'final'),
    {
      name: 'threshold',
      kind: 'threshold',
      inputs: onTest ? ['table', 'split', final] : [`evaluate/${best}`],
      config: ['business'],
      model: best,
    },
    { name: 'test', kind: 'test', inputs: ['table', 'split', final, 'threshold'], config: [], model: best },
    ...planResults(config, modelNames(config), best),
  ];
}

/** Those of the final tasks that do not ask which model is the best: they keep a core busy while others still fit. */
export function planBeforehand(): Task[] {
  return [
    preprocessTask('final'),
    { name: 'drift', kind: 'drift', inputs: ['table', 'features', 'split'], config: [] },
  ];
}

function preprocessTask(part: number | 'final'): Task {
  return {
    name: `preprocess/${partName(part)}`,
    kind: 'preprocess',
    inputs: ['table', 'features', 'split'],
    config: ['preprocessing'],
    part,
  };
}

/** It needs labels and folds alone, and no model waits for it. */
function baselineTask(): Task {
  return { name: 'baseline', kind: 'baseline', inputs: ['table', 'split'], config: ['baseline', 'cv.n_splits'] };
}

/**
 * One task, or for a model that is fitted in blocks its blocks and the task that joins them. A swept model is searched
 * first and then fitted in one piece, since how many blocks there are may depend on what is chosen.
 */
function fitTasks(config: RunConfig, model: ModelName, part: number | 'final'): Task[] {
  const name = `fit/${model}/${partName(part)}`;
  const data = ['table', 'features', 'split', `preprocess/${partName(part)}`];
  if (isSwept(config, model)) {
    const search = searchTasks(config, model, part);
    const choice = `choose/${model}/${partName(part)}`;
    return [...search, { name, kind: 'fit', inputs: [...data, choice], config: [], model, part }];
  }
  const slice = [`models.${model}`];
  const engine = config.engine === 'selfsame' ? {} : { engine: config.engine };
  const blocks = blocksOf(config, model).map(([from, to, unit]): Task => ({
    name: `${name}/${unit}-${pad(from)}-${pad(to - 1)}`,
    kind: 'fit-block',
    inputs: data,
    config: slice,
    model,
    part,
    block: [from, to],
    ...engine,
  }));
  return [
    ...blocks,
    {
      name,
      kind: 'fit',
      inputs: [...data, ...blocks.map((block) => block.name)],
      config: slice,
      model,
      part,
      ...engine,
    },
  ];
}

function blocksOf(config: RunConfig, model: ModelName) {
  return modelBlocks(model, config.models[model]);
}

function pad(unit: number): string {
  return String(unit).padStart(3, '0');
}
