import type { ModelName, RunView } from '../../../worker/protocol.ts';
import { useSelect } from '../../use-store.ts';

/** The model that is emphasised everywhere: the best, or the one that a person has chosen. */
export const useShownModel = (run: RunView): ModelName =>
  useSelect(({ results }) => (results.run === run.sha256 ? results.model : null) ?? run.models[0].model);
