import { logisticRegression } from '../core/models/logistic-regression/logistic-regression.ts';
import { decodeSvm } from '../core/models/svm/encode.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import { designShape } from '../core/preprocessing/preprocessor.ts';
import type { StructureView, TermView } from './protocol.ts';
import { rawForest, treeFacts } from './workbench-tree.ts';

type Fact = StructureView['facts'][number];

/** What the final model is. */
export function structureView(run: RunResult): StructureView {
  const forest = rawForest(run);
  return {
    model: run.final.model,
    facts: [...factsOf(run), ...summaryFacts(run)],
    terms: termsOf(run),
    trees: forest === null ? null : treeFacts(forest.nodes),
  };
}

function termsOf({ final, config }: RunResult): TermView[] | null {
  if (final.model !== 'logistic_regression' || config.engine !== 'selfsame') return null;
  const { numeric, categorical } = final.preprocessor;
  const fitted = logisticRegression.decode(final.fitted, designShape(final.preprocessor));
  const terms: TermView[] = [
    ...numeric.map(({ name, scale }, i) => ({
      column: name,
      level: null,
      coefficient: fitted.numeric[i],
      unit: scale,
    })),
    ...categorical.flatMap(({ name, levels }, c) =>
      levels.map((level, i) => ({ column: name, level, coefficient: fitted.categorical[c][i], unit: 0 })),
    ),
  ];
  return terms.sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient));
}

function factsOf({ final, config }: RunResult): Fact[] {
  if (config.engine !== 'selfsame') return [{ name: 'engine', value: config.engine }];
  const shape = designShape(final.preprocessor);
  if (final.model === 'svm') {
    const { kernel, coefficients, rho, sigmoid } = decodeSvm(final.fitted, shape);
    const positive = coefficients.filter((coefficient) => coefficient > 0).length;
    return [
      { name: 'kernel', value: kernel.kind },
      { name: 'gamma', value: kernel.gamma },
      { name: 'support vectors, positive class', value: positive },
      { name: 'support vectors, negative class', value: coefficients.length - positive },
      { name: 'rho', value: rho },
      { name: 'Platt a', value: sigmoid.a },
      { name: 'Platt b', value: sigmoid.b },
    ];
  }
  if (final.model === 'logistic_regression')
    return [{ name: 'intercept', value: logisticRegression.decode(final.fitted, shape).intercept }];
  return [
    { name: 'numeric columns', value: shape.numeric },
    { name: 'categorical columns', value: shape.categorical.length },
  ];
}

/** What the fit says of itself, in the words of the metrics file. */
function summaryFacts({ final }: RunResult): Fact[] {
  return Object.entries(final.summary).map(([name, value]) => ({ name: name.replaceAll('_', ' '), value }));
}
