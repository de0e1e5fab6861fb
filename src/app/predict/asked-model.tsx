import { HashChip } from '../parts/fingerprint.tsx';
import { usePickFiles } from '../parts/pick-files.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import { Section } from '../parts/section.tsx';
import { className, modelName } from '../text/names.ts';
import { count, plural, score } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';
import { useStages } from '../use-stages.ts';
import type { AskedModel as Model, PredictionView } from '../../worker/protocol.ts';
import { AnswersSection, type AnswersProps } from './answers-section.tsx';
import { DriftSection } from './drift-section.tsx';
import { RowSection } from './row-section.tsx';
import { SchemaTable } from './schema-table.tsx';

/** A model, the file that it was asked about, and one row. */
export default function AskedModel({ model }: { readonly model: Model }) {
  const pick = usePickFiles();
  const { opening, problems, prediction } = useSelect((state) => state.predict);
  const stages = useStages(2);
  const facts = (
    <>
      <p>
        <strong>{model.fileName}</strong>
      </p>
      <p>
        <HashChip sha256={model.sha256} />
      </p>
      <p>
        {modelName(model.model)}
        {model.trainingRows !== null && `, trained on ${count(model.trainingRows)} rows`}
      </p>
      <p>
        Flags <span className="break">{className(model.target, model.labels[1])}</span> from a probability of{' '}
        <span title={String(model.threshold)}>{score(model.threshold, 4)}</span>
      </p>
      <Repeated model={model} />
      <OtherModel model={model} />
    </>
  );
  return (
    <>
      <h1 className="sr">Predict</h1>
      <Section title="Predict" facts={facts} first>
        <h3>
          {opening !== null
            ? `Predicting ${opening} …`
            : prediction === null
              ? 'Drop a CSV with the columns of the training data'
              : matchTitle(prediction)}
        </h3>
        {prediction === null && (
          <p className="note">
            Columns may stand in any order, and the target may be left out. Every row is answered, in its place.
          </p>
        )}
        <div role="alert">
          {problems.length > 0 && <ProblemList problems={problems} />}
          {prediction?.answer === null && <ProblemList problems={prediction.problems} />}
        </div>
        {prediction !== null && <SchemaTable match={prediction.match} rows={prediction.rows} />}
        <button type="button" className={prediction === null ? 'btn go' : 'btn'} onClick={pick}>
          {prediction === null ? 'Choose a CSV' : 'Choose another CSV'}
        </button>
        {model.problems.length > 0 && (
          <>
            <p className="note">Nothing can be said about drift, or about what moves a row:</p>
            <ProblemList problems={model.problems} />
          </>
        )}
      </Section>
      {prediction !== null && prediction.answer !== null && (
        <Answered key={prediction.id} model={model} prediction={prediction} answer={prediction.answer} />
      )}
      {stages > 1 && <RowSection model={model} />}
    </>
  );
}

/** Part after part, so that none of them blocks the page. */
function Answered({ model, prediction, answer }: Omit<AnswersProps, 'stages'>) {
  const stages = useStages(5);
  return (
    <>
      <AnswersSection model={model} prediction={prediction} answer={answer} stages={stages} />
      {stages > 4 && answer.drift !== null && <DriftSection drift={answer.drift} file={prediction.name} />}
    </>
  );
}

function matchTitle({ name, match, answer, rows }: PredictionView): string {
  const stopped = match.filter(({ stops }) => stops).length;
  if (answer === null)
    return `${name} cannot be answered${stopped > 0 ? `: ${plural(stopped, 'column')} to mend first` : ''}`;
  const needed = match.filter(({ type }) => type !== null);
  const strange = needed.filter(({ state }) => state !== 'found').length;
  const all = `${name}, ${count(rows)} rows, has all ${needed.length} columns`;
  return strange === 0 ? `${all} that the model needs` : `${all}, ${strange} of them with something new`;
}

/** Whether anybody has trained this model again, said quietly. */
function Repeated({ model }: { readonly model: Model }) {
  const bundle = useSelect((state) => state.verify.bundle);
  const proof = useSelect((state) => state.experiment.proof.proof);
  if (model.from === 'run')
    return (
      <p>
        Trained here in the last run.{' '}
        {proof?.sha256 === model.sha256
          ? 'Trained a second time: the same bytes.'
          : 'Its training has not been repeated.'}
      </p>
    );
  const replay = bundle?.report.depths.find(({ depth }) => depth === 'replay');
  if (bundle?.report.passed === false)
    return (
      <p className="bad">
        The bundle has problems: see <a href="#verify">Verify</a>.
      </p>
    );
  return (
    <p>
      {replay?.state === 'same' ? (
        'Its training has been repeated here: the same bytes.'
      ) : (
        <>
          Its training has not been repeated; <a href="#verify">Verify</a> can.
        </>
      )}
    </p>
  );
}

/** The way from the model of a run to that of the open bundle, and back. */
function OtherModel({ model }: { readonly model: Model }) {
  const { askRun, askBundle } = useActions();
  const bundle = useSelect((state) => state.verify.bundle);
  const run = useSelect((state) => state.experiment.run);
  if (model.from === 'run' ? bundle === null : run === null || run.sha256 === model.sha256) return null;
  return (
    <p>
      <button type="button" className="link" onClick={() => void (model.from === 'run' ? askBundle() : askRun())}>
        {model.from === 'run' ? `Ask ${bundle?.file.name ?? ''} instead` : 'Ask the last run instead'}
      </button>
    </p>
  );
}
