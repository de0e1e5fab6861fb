import type { Json, JsonObject } from '../bytes/value.ts';
import type { FeaturesConfig } from '../config/config.ts';
import { fail, SelfsameError } from '../errors.ts';
import { OWN_ENGINE, type Engine } from '../models/engine.ts';
import type { Fitted } from '../models/registry.ts';
import { decodePreprocessor } from '../preprocessing/encode-preprocessor.ts';
import { designShape, type FittedPreprocessor } from '../preprocessing/preprocessor.ts';
import { checkSchema } from './check-schema.ts';
import { MODEL_FORMAT, type FittedPipeline } from './model-file.ts';
import { modelSchema } from './schema/model.ts';
import { JSON_LIMITS, parseStrictJson, type JsonLimits } from './strict-json.ts';
import { jsonToValue } from './value-json.ts';

/** A pipeline whose classifier is ready to predict. */
export interface LoadedPipeline extends FittedPipeline {
  readonly fitted: Fitted;
}

/**
 * A model file from a stranger, checked before use: every type, the lengths and ranges of all arrays, and that columns,
 * preprocessing and classifier fit together.
 * @param engine the one that lineage names
 * @throws SelfsameError `json/*`, `model/invalid`, `bundle/newer-version`
 */
export function readModel(
  bytes: Uint8Array,
  path: string,
  engine: Engine = OWN_ENGINE,
  limits: JsonLimits = JSON_LIMITS,
): LoadedPipeline {
  try {
    return decodeModel(bytes, path, engine, limits);
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    // Decoders know the place in the model, which their message says, and not the file.
    throw new SelfsameError(
      error.problems.map((problem) =>
        problem.code === 'model/invalid' ? { fix: WHAT_TO_DO, ...problem, place: { path } } : problem,
      ),
      { cause: error },
    );
  }
}

const WHAT_TO_DO = 'Ask for the model file as the run wrote it.';

function decodeModel(bytes: Uint8Array, path: string, engine: Engine, limits: JsonLimits): LoadedPipeline {
  const document = parseStrictJson(bytes, path, limits);
  refuseNewer(document, path);
  const model = checkSchema(modelSchema, document, path, {
    kernels: isObject(document) ? document.kernels : undefined,
  });
  const preprocessor = decodePreprocessor(jsonToValue(model.preprocessing, 'preprocessing'));
  const features = model.feature_engineering;
  const pipeline = {
    kernels: model.kernels,
    engine: model.engine,
    target: model.target,
    input: model.input,
    features:
      features === null
        ? null
        : ({ epsilon: features.epsilon, engagement: features.engagement } satisfies FeaturesConfig),
    engineered: features === null ? [] : features.columns,
    preprocessor,
  };
  checkColumns(pipeline, path);
  if (model.engine !== engine.name)
    fail('model/invalid', `The model is of the engine ${model.engine}, the bundle of ${engine.name}.`, {
      place: { path },
    });
  const { name, params } = model.classifier;
  const value = jsonToValue(model.classifier.fitted, 'classifier.fitted');
  const fitted = engine.classifier(name).decode(value, designShape(preprocessor));
  return { ...pipeline, classifier: { name, params, fitted: value }, fitted };
}

function isObject(document: Json): document is JsonObject {
  return document !== null && typeof document === 'object' && !Array.isArray(document);
}

function refuseNewer(document: Json, path: string): void {
  if (!isObject(document)) return;
  const { format } = document;
  if (typeof format === 'number' && Number.isSafeInteger(format) && format > MODEL_FORMAT)
    fail('bundle/newer-version', `The model file was made by a newer version (${format} > ${MODEL_FORMAT}).`, {
      fix: 'Open it with a newer version of this program.',
      place: { path },
    });
}

/** What the preprocessor expects must be what the file's columns and the engineered ones are. */
function checkColumns(
  pipeline: Pick<FittedPipeline, 'input' | 'engineered' | 'target'> & { readonly preprocessor: FittedPreprocessor },
  path: string,
): void {
  const { input, engineered, target, preprocessor } = pipeline;
  const invalid = (message: string): never => fail('model/invalid', message, { place: { path } });
  const names = [...input.columns.map(({ name }) => name), ...engineered];
  if (new Set([...names, target.name]).size !== names.length + 1) invalid('Two columns have one name.');
  if (target.negative === target.positive) invalid('The two labels of the target are the same.');
  const expected = new Map<string, string>([
    ...input.columns.filter(({ type }) => type !== 'ignore').map(({ name, type }) => [name, type] as const),
    ...engineered.map((name) => [name, 'numeric'] as const),
  ]);
  const steps = [
    ...preprocessor.numeric.map(({ name }) => [name, 'numeric'] as const),
    ...preprocessor.categorical.map(({ name }) => [name, 'categorical'] as const),
  ];
  if (steps.length !== expected.size || steps.some(([name, type]) => expected.get(name) !== type))
    invalid('The columns that the preprocessing expects are not those of the input.');
}
