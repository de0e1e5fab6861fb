import type { Json, JsonObject, Value } from '../bytes/value.ts';
import type { ColumnType, DataConfig, EngineName, FeaturesConfig, ModelName } from '../config/config.ts';
import type { Resolution } from '../data/read-table.ts';
import type { RunResult } from '../pipeline/result.ts';
import { encodePreprocessor, type FittedPreprocessor } from '../preprocessing/preprocessor.ts';
import { valueToJson } from './value-json.ts';

/** Version of the model file's layout. */
export const MODEL_FORMAT = 1;

interface InputColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Tokens that count as missing in this column, where they are not the file's. */
  readonly missing_values?: readonly string[];
}

/** The choices of parsing that the config names. */
type ParseChoices = Pick<DataConfig, 'decimal' | 'quote' | 'header'>;

/** Everything that turns a row of the original columns into a probability. */
export interface FittedPipeline {
  readonly kernels: number;
  readonly engine: EngineName;
  readonly target: { readonly name: string; readonly negative: string; readonly positive: string };
  readonly input: ParseChoices & {
    readonly delimiter: string;
    readonly missing_values: readonly string[];
    /** Every feature column of the file, in its order. */
    readonly columns: readonly InputColumn[];
  };
  /** `null`: the config has no `features:` section. */
  readonly features: FeaturesConfig | null;
  /** Names of the engineered columns; none where their sources are not among the columns. */
  readonly engineered: readonly string[];
  readonly preprocessor: FittedPreprocessor;
  readonly classifier: {
    readonly name: ModelName;
    readonly params: JsonObject;
    /** As `Classifier.decode` reads it. */
    readonly fitted: Value;
  };
}

/** Only those that are named, in a fixed order. */
export function parseChoices({ decimal, quote, header }: ParseChoices): ParseChoices {
  return {
    ...(decimal === undefined ? {} : { decimal }),
    ...(quote === undefined ? {} : { quote }),
    ...(header === undefined ? {} : { header }),
  };
}

/** The pipeline of a finished run. */
export function pipelineOf(run: RunResult): FittedPipeline {
  const { config, resolution, table, final } = run;
  const own = config.data.missing_values_by_column;
  return {
    kernels: run.kernels,
    engine: config.engine,
    target: { name: config.data.target, negative: table.target.labels[0], positive: table.target.labels[1] },
    input: {
      delimiter: resolution.delimiter,
      ...parseChoices(config.data),
      missing_values: config.data.missing_values,
      columns: resolution.columns.map(({ name, type }) =>
        Object.hasOwn(own, name) ? { name, type, missing_values: own[name] } : { name, type },
      ),
    },
    features: config.features,
    engineered: run.engineered,
    preprocessor: final.preprocessor,
    classifier: {
      name: final.model,
      params: final.params,
      fitted: final.fitted,
    },
  };
}

/** How the table was read, as the pipeline remembers it. */
export function resolutionOf({ target, input }: FittedPipeline): Resolution {
  return {
    positive_class: target.positive,
    negative_class: target.negative,
    columns: input.columns.map(({ name, type }) => ({ name, type })),
    delimiter: input.delimiter,
  };
}

/** The model file as JSON, keys in a fixed order; large arrays as base64 of little-endian numbers. */
export function modelFile(pipeline: FittedPipeline): JsonObject {
  const { kernels, engine, target, input, features, engineered, preprocessor, classifier } = pipeline;
  return {
    format: MODEL_FORMAT,
    kernels,
    engine,
    target: { name: target.name, negative: target.negative, positive: target.positive },
    input: {
      delimiter: input.delimiter,
      ...parseChoices(input),
      missing_values: input.missing_values,
      columns: input.columns.map(({ name, type, missing_values }): Json =>
        missing_values === undefined ? { name, type } : { name, type, missing_values },
      ),
    },
    feature_engineering: features === null ? null : { ...(features as unknown as JsonObject), columns: engineered },
    preprocessing: valueToJson(encodePreprocessor(preprocessor)),
    classifier: { name: classifier.name, params: classifier.params, fitted: valueToJson(classifier.fitted) },
  };
}
