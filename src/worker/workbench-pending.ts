import { problemError } from '../core/errors.ts';
import type { BundleView, PredictionView } from './protocol.ts';

const notYet = (): never => {
  throw problemError('run/task-failed', 'This part is not there yet.');
};
export const setConfigValue = (text: string, _p: string, _v: unknown): string => text + notYet();
export const starterText = (): string => 'data:\n  target: y\n';
export const openBundleView = (): Promise<BundleView> => notYet();
export const predictView = (): Promise<PredictionView> => notYet();
