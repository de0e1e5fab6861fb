import type { ClassWeight } from '../config/config.ts';
import { fail } from '../errors.ts';

/**
 * Weight of class 0 and of class 1 that `class_weight` means for these rows: `balanced` is n / (2 · count of the class)
 * and a label that is not named has 1, as in scikit-learn.
 * @param y 0 or 1, both present
 * @param labels [negative, positive], as in the file
 * @throws SelfsameError `config/choice` where a name is no label
 */
export function classWeights(
  weight: ClassWeight,
  y: Uint8Array,
  labels: readonly [string, string],
): readonly [number, number] {
  if (weight === null) return [1, 1];
  if (weight === 'balanced') {
    let positives = 0;
    for (const label of y) positives += label;
    return [y.length / (2 * (y.length - positives)), y.length / (2 * positives)];
  }
  const unknown = Object.keys(weight).filter((label) => !labels.includes(label));
  if (unknown.length > 0) {
    fail(
      'config/choice',
      `class_weight names ${unknown.map((label) => `"${label}"`).join(', ')}, which is no label of the target.`,
      { fix: `Use the labels "${labels[0]}" and "${labels[1]}".` },
    );
  }
  const of = (label: string): number => (Object.hasOwn(weight, label) ? weight[label] : 1);
  return [of(labels[0]), of(labels[1])];
}
