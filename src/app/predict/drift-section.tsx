import type { CategoricalDrift, DriftReport, NumericDrift } from '../../worker/protocol.ts';
import { DataTable } from '../charts/data-table.tsx';
import { Section } from '../parts/section.tsx';
import { count, percent, plural, short, signed } from '../text/numbers.ts';
import { DriftBars } from './drift-bars.tsx';
import { binName } from './drift-words.ts';

interface Props {
  readonly drift: { readonly report: DriftReport; readonly finding: string };
  readonly file: string;
}

const LEVELS = 8;

/** The rows of a file against those of training, a small picture for each column. */
export function DriftSection({ drift: { report, finding }, file }: Props) {
  const { status, rows, trainingRows, numeric, categorical, flagged, positive } = report;
  const facts = (
    <>
      <p>
        <strong>{status === 'drift' ? 'Drift' : status === 'no-drift' ? 'No drift' : 'Too few rows to say'}</strong>
      </p>
      <p>
        {plural(rows, 'new row')} against {count(trainingRows)} of training.
      </p>
      <p>
        Drift is two means or more that moved by 3 training standard deviations, or a class share that moved by 0.1;
        from 50 rows on.
      </p>
    </>
  );
  return (
    <Section title="Drift" facts={facts}>
      <h3 className={status === 'drift' ? 'warn' : undefined}>{finding.replace(/\.$/, '')}</h3>
      <ul className="rates">
        {flagged !== null && (
          <li>
            <b>{percent(flagged.now, 1)}</b> flagged; {percent(flagged.training, 1)} of the training rows, out of fold
          </li>
        )}
        {positive !== null && (
          <li>
            <b>{percent(positive.now, 1)}</b> have the positive answer; {percent(positive.training, 1)} in training
          </li>
        )}
      </ul>
      <p className="note">
        Bars: share of the new rows. Line: share in training. Numbers are cut at the training deciles.
      </p>
      <div className="drifts">
        {numeric.map((column) => (
          <NumericFigure key={column.name} column={column} />
        ))}
        {categorical.map((column) => (
          <CategoricalFigure key={column.name} column={column} />
        ))}
      </div>
      <DataTable
        summary={`Drift of ${file} as a table`}
        head={['Column', 'Mean in training', 'Mean now', 'Moved by', 'Missing in training', 'Missing now']}
        rows={[
          ...numeric.map((c) => [
            c.name,
            short(c.trainingMean),
            c.mean === null ? '–' : short(c.mean),
            c.z === null ? '–' : `${signed(c.z, 2)} standard deviations`,
            percent(c.missing.training, 1),
            percent(c.missing.now, 1),
          ]),
          ...categorical.map((c) => [
            c.name,
            '–',
            '–',
            `${percent(c.shift, 1)} of the rows`,
            percent(c.missing.training, 1),
            percent(c.missing.now, 1),
          ]),
        ]}
      />
    </Section>
  );
}

function NumericFigure({ column }: { readonly column: NumericDrift }) {
  const { name, engineered, mean, trainingMean, z, moved, missing, bins } = column;
  // The two bins outside the training range are drawn only where there is something in them.
  const shown = bins.filter(({ from, to, now }) => (from !== null && to !== null) || now > 0);
  const words =
    mean === null
      ? 'no value in these rows'
      : z === null
        ? `${short(mean)} on average; training had ${short(trainingMean)} alone`
        : `mean ${short(mean)}, ${Math.abs(z) < 0.05 ? 'as in training' : `${Math.abs(z).toFixed(1)} sd ${z < 0 ? 'below' : 'above'} training`}`;
  return (
    <figure>
      <figcaption>
        <b className="break">{name}</b> {engineered && <span className="dim tiny">computed</span>}
        <span className={moved ? 'warn' : 'mid'}>{words}</span>
      </figcaption>
      <DriftBars
        label={`${name}: ${shown.map((bin) => `${binName(bin)} ${percent(bin.now)} instead of ${percent(bin.training)}`).join(', ')}`}
        bars={shown.map((bin) => ({ ...bin, name: binName(bin), isNew: bin.from === null || bin.to === null }))}
      />
      <p className="ends tiny dim">
        <span>{shown.length > 0 && binName(shown[0])}</span>
        <span>{shown.length > 0 && binName(shown[shown.length - 1])}</span>
      </p>
      {Math.abs(missing.now - missing.training) >= 0.005 && (
        <p className="tiny mid">
          {percent(missing.now, 1)} missing, {percent(missing.training, 1)} in training
        </p>
      )}
    </figure>
  );
}

function CategoricalFigure({ column }: { readonly column: CategoricalDrift }) {
  const { name, shift, unseen, levels } = column;
  const shown = [...levels].sort((a, b) => Math.max(b.training, b.now) - Math.max(a.training, a.now)).slice(0, LEVELS);
  return (
    <figure>
      <figcaption>
        <b className="break">{name}</b>
        <span className="mid">
          {percent(shift, 1)} of the rows have moved to other categories
          {unseen > 0 && `, ${percent(unseen, unseen < 0.01 ? 2 : 1)} in new ones`}
        </span>
      </figcaption>
      <DriftBars
        label={`${name}: ${shown.map(({ level, now, training }) => `${level} ${percent(now)} instead of ${percent(training)}`).join(', ')}`}
        bars={shown.map(({ level, ...bar }) => ({ ...bar, name: level }))}
      />
      <p className="ends tiny dim">
        <span>{shown[0]?.level}</span>
        <span>{shown.length > 1 && shown[shown.length - 1].level}</span>
      </p>
      {levels.length > LEVELS && (
        <p className="tiny dim">
          the {LEVELS} most frequent of {count(levels.length)}
        </p>
      )}
    </figure>
  );
}
