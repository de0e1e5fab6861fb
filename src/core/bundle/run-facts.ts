import type { Target } from '../data/table.ts';
import type { RunResult } from '../pipeline/result.ts';

/**
 * What metrics, curves, log and card are written from. A finished run has it; a verifier restores it from the other
 * files of a bundle and writes them again.
 */
export interface RunFacts extends Omit<
  RunResult,
  'dataset' | 'configFile' | 'table' | 'final' | 'comparisons' | 'tasks'
> {
  readonly dataset: { readonly sha256: string; readonly bytes: { readonly length: number } };
  readonly configFile: { readonly sha256: string };
  readonly table: { readonly n: number; readonly target: Pick<Target, 'labels' | 'y'> };
  readonly final: Omit<RunResult['final'], 'preprocessor' | 'fitted'>;
  /** `null`: of kernels that did not compare. */
  readonly comparisons: RunResult['comparisons'] | null;
  /** In plan order. */
  readonly tasks: readonly { readonly name: string }[];
}
