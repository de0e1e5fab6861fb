import type { OpenedBundle } from '../core/bundle/open-bundle.ts';
import { trainingSize } from '../core/bundle/training-size.ts';
import { isOurs } from '../core/pipeline/kernels.ts';
import { roughSeconds } from '../core/pipeline/cost.ts';
import { roughRunSeconds } from '../core/pipeline/estimate.ts';
import { modelNames } from '../core/pipeline/plan.ts';
import { everyFit } from '../core/pipeline/remaining-fits.ts';
import type { BundleView } from './protocol.ts';

/** What repeating would cost here, or `null` where it cannot be said, or cannot be done at all. */
export function repeatEstimate(opened: OpenedBundle, workers: number): BundleView['estimate'] {
  const training = opened.lineage !== null && isOurs(opened.lineage.engine) ? trainingSize(opened) : null;
  if (training === null || training.config.engine !== 'selfsame') return null;
  const { config, size } = training;
  const models = modelNames(config);
  const fits = models.reduce((sum, model) => sum + roughSeconds(model, config.models[model], size), 0);
  return {
    replay: roughRunSeconds(size, config, workers, everyFit(config)),
    fit: fits / models.length / workers,
  };
}
