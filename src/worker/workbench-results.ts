import type { RunResult } from '../core/pipeline/result.ts';
import type { ResultMethods } from './protocol.ts';
import { scoresView, targetFor } from './workbench-scores.ts';

/** Answers about the finished run that the page shows; `runOf` refuses one that is no longer kept. */
export function resultMethods(runOf: (sha256: string) => RunResult): ResultMethods {
  return {
    scores: (hash, model, source) => Promise.resolve().then(() => scoresView(runOf(hash), model, source)),
    targetFor: (hash, threshold) => Promise.resolve().then(() => targetFor(runOf(hash), threshold)),
  };
}
