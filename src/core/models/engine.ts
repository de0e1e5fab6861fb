import type { EngineName, ModelName } from '../config/config.ts';
import { getClassifier, type Classifier } from './registry.ts';

/** A set of classifiers behind one interface: our own, or adapters to the packages of others. */
export interface Engine {
  readonly name: EngineName;
  /** @throws SelfsameError `engine/unsupported` for a model that it does not have */
  classifier(model: ModelName): Classifier;
}

/** Hands out an engine; other engines than our own are loaded when they are first asked for. */
export type EngineLoader = (name: EngineName) => Promise<Engine>;

export const OWN_ENGINE: Engine = { name: 'selfsame', classifier: getClassifier };
