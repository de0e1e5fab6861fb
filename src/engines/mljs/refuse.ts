import { fail } from '../../core/errors.ts';

/** @throws SelfsameError `engine/unsupported` where classes are weighed */
export function refuseWeights([negative, positive]: readonly [number, number], name: string): void {
  if (negative !== 1 || positive !== 1)
    fail('engine/unsupported', `${name} cannot weigh classes.`, {
      fix: 'Delete `class_weight`, or use `engine: selfsame`.',
    });
}
