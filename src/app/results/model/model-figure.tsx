import type { RunView, StructureView } from '../../../worker/protocol.ts';
import { Figure } from '../../charts/figure.tsx';
import { ProblemList } from '../../parts/problem-list.tsx';
import { modelName } from '../../text/names.ts';
import { count } from '../../text/numbers.ts';
import { useActions } from '../../use-store.ts';
import { chartFile } from '../explore/chart-file.ts';
import { factText, structureFinding, termName } from './model-words.ts';
import { TermBars } from './term-bars.tsx';
import { TreesView } from './trees-view.tsx';
import { useAnswer } from './use-answer.ts';

/** The final model itself: its tree drawn, its coefficients as bars, or what there is to say of it. */
export default function ModelFigure({ run }: { readonly run: RunView }) {
  const { structure } = useActions();
  const { value, problems } = useAnswer(run.sha256, () => structure(run.sha256));
  if (problems.length > 0) return <ProblemList problems={problems} />;
  if (value === null) return null;
  return (
    <Figure
      title={structureFinding(value)}
      file={chartFile(run, 'model')}
      data={() => structureData(value)}
      table={
        value.terms === null
          ? null
          : {
              summary: 'All terms as a table',
              head: ['Term', 'Coefficient', 'Odds ratio'],
              rows: value.terms
                .slice(0, 500)
                .map((term) => [termName(term), term.coefficient.toFixed(4), Math.exp(term.coefficient).toFixed(3)]),
            }
      }
    >
      <p className="note">
        {modelName(value.model)}, fitted on all {count(run.trainRows)} training rows: what the bundle holds and Predict
        uses.
      </p>
      <dl className="facts-row">
        {value.facts.map(({ name, value: fact }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={String(fact)}>{factText(fact)}</dd>
          </div>
        ))}
      </dl>
      {value.terms !== null && value.terms.length > 0 && <TermBars model={value.model} terms={value.terms} />}
      {value.trees !== null && <TreesView run={run} model={value.model} trees={value.trees} />}
    </Figure>
  );
}

function structureData({ facts, terms, trees }: StructureView) {
  if (terms !== null)
    return {
      head: ['column', 'level', 'coefficient', 'standard_deviation'],
      rows: terms.map(({ column, level, coefficient, unit }) => [column, level, coefficient, unit === 0 ? null : unit]),
    };
  if (trees !== null)
    return {
      head: ['tree', 'nodes', 'leaves', 'depth'],
      rows: trees.map(({ nodes, leaves, depth }, i) => [i, nodes, leaves, depth]),
    };
  return { head: ['name', 'value'], rows: facts.map(({ name, value }) => [name, String(value)]) };
}
