import { useMemo, useState } from 'react';
import type { HistoryView } from '../../worker/protocol.ts';
import { Section } from '../parts/section.tsx';
import { count, plural } from '../text/numbers.ts';
import { addressOf, MOST_COMPARED } from './address.ts';
import { stepsOf } from './changes.ts';
import { HistoryFacts } from './history-facts.tsx';
import { initialList, listed } from './list-view.ts';
import { RunsTable } from './runs-table.tsx';

interface Props {
  readonly view: HistoryView;
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
  readonly onClear: () => void;
}

export function RunsList({ view, chosen, onChoose, onClear }: Props) {
  const [list, setList] = useState(initialList);
  const steps = useMemo(() => stepsOf(view.runs), [view.runs]);
  const shown = useMemo(() => listed(view.runs, steps, list), [view.runs, steps, list]);
  const filtered = shown.length < view.runs.length;
  return (
    <Section title="Runs" first facts={<HistoryFacts view={view} />} className="runs">
      <div className="runs-tools">
        <label className="search">
          <span className="sr">Filter by dataset, model, note, config key or hash</span>
          <input
            type="search"
            placeholder="Filter: dataset, model, note, config key"
            value={list.filter}
            onChange={(event) => setList({ ...list, filter: event.target.value })}
          />
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={list.starredOnly}
            onChange={(event) => setList({ ...list, starredOnly: event.target.checked })}
          />
          Starred
        </label>
        <span className="small mid" role="status">
          {filtered ? `${count(shown.length)} of ${plural(view.runs.length, 'run')}` : ''}
        </span>
        <CompareLink chosen={chosen} onClear={onClear} />
      </div>
      {shown.length === 0 ? (
        <p className="mid">
          No run fits.{' '}
          <button type="button" className="link" onClick={() => setList(initialList)}>
            Show all
          </button>
        </p>
      ) : (
        <RunsTable runs={shown} steps={steps} list={list} onList={setList} chosen={chosen} onChoose={onChoose} />
      )}
    </Section>
  );
}

function CompareLink({ chosen, onClear }: Pick<Props, 'chosen' | 'onClear'>) {
  if (chosen.length < 2)
    return (
      <span className="small dim compare">
        {chosen.length === 0 ? `Tick 2 to ${MOST_COMPARED} runs to compare them` : 'Tick one more to compare'}
      </span>
    );
  return (
    <span className="compare">
      <button type="button" className="link" onClick={onClear}>
        Clear the choice
      </button>
      <a className="btn go small" href={addressOf(chosen)}>
        Compare {chosen.length} runs
      </a>
    </span>
  );
}
