import { loadPipeline, predict as predictRows, type Prediction } from '../core/index.ts';
import { engineOfBundle } from '../engines/load-engine.ts';
import { bytesOf, opened, type BundleSource, type Content } from './input.ts';

/**
 * Applies a bundle's model and threshold to a CSV with the same columns, in any order.
 * @param threshold in place of the bundle's
 * @throws SelfsameError `zip/*`, `bundle/*`, `model/invalid` for the bundle; `data/*`, `predict/*` for the CSV
 */
export async function predict(bundle: BundleSource, data: Content, threshold?: number): Promise<Prediction> {
  const source = await opened(bundle);
  const loaded = loadPipeline(source, await engineOfBundle(source));
  return predictRows(loaded.pipeline, bytesOf(data), threshold ?? loaded.threshold);
}
