import type { ClassWeight, RunConfig } from '../config/config.ts';
import { SelfsameError, type Problem } from '../errors.ts';

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
  const problem = unknownLabels(weight, labels, 'class_weight');
  if (problem !== null) throw new SelfsameError([problem]);
  const of = (label: string): number => (Object.hasOwn(weight, label) ? weight[label] : 1);
  return [of(labels[0]), of(labels[1])];
}

/** Every `class_weight` of the config that names something else than the two labels: known as soon as the data is read. */
export function classWeightProblems({ models, sweep }: RunConfig, labels: readonly [string, string]): Problem[] {
  const given = Object.entries(models).map(([model, params]) => {
    const weight = 'class_weight' in params ? params.class_weight : null;
    return { path: `models.${model}.class_weight`, weight };
  });
  const swept = Object.entries(sweep?.models ?? {}).flatMap(([model, tried]) => {
    const path = `sweep.models.${model}.class_weight`;
    return (tried.class_weight ?? []).map((weight) => ({ path, weight: weight as ClassWeight }));
  });
  return [...given, ...swept].flatMap(({ path, weight }): Problem[] => {
    const problem = unknownLabels(weight, labels, path);
    return problem === null ? [] : [problem];
  });
}

function unknownLabels(weight: ClassWeight, labels: readonly [string, string], path: string): Problem | null {
  if (weight === null || weight === 'balanced') return null;
  const unknown = Object.keys(weight).filter((label) => !labels.includes(label));
  if (unknown.length === 0) return null;
  return {
    code: 'config/choice',
    severity: 'error',
    message: `class_weight names ${unknown.map((label) => `"${label}"`).join(', ')}, which is no label of the target.`,
    fix: `Use the labels "${labels[0]}" and "${labels[1]}".`,
    place: { path },
  };
}
