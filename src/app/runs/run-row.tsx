import { memo } from 'react';
import type { RunHead } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { RANK_NAMES } from '../results/leaderboard.ts';
import { nameOfModel } from '../text/names.ts';
import { plural, score } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import type { Step } from './changes.ts';
import { ChangedCell } from './changed-cell.tsx';
import { NoteField } from './note-field.tsx';
import { ShareRow } from './share-row.tsx';
import { exactly, when } from './when.ts';

interface Props {
  readonly run: RunHead;
  readonly step: Step | undefined;
  readonly now: number;
  readonly chosen: boolean;
  readonly choosable: boolean;
  readonly onChoose: (id: string) => void;
}

export const RunRow = memo(function RunRow({ run, step, now, chosen, choosable, onChoose }: Props) {
  const { markRun, removeRuns, openRun } = useActions();
  const { sha256, star, data, test, best } = run;
  const short = sha256.slice(0, 8);
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      <td className="rc">
        <input
          type="checkbox"
          aria-label={`Compare run ${short}`}
          checked={chosen}
          disabled={!choosable}
          onChange={() => onChoose(sha256)}
        />
      </td>
      <td className="rs">
        <button
          type="button"
          className={star ? 'star on' : 'star'}
          aria-pressed={star}
          aria-label={`Star run ${short}`}
          onClick={() => void markRun(sha256, { star: !star })}
        >
          {star ? '★' : '☆'}
        </button>
      </td>
      <th scope="row" className="rr">
        <HashChip sha256={sha256} bare />
        <span className="small dim nw" title={exactly(run.at)}>
          {when(run.at, now)}
          {run.times > 1 && `, ${run.times} times`}
        </span>
      </th>
      <td className="rd">
        <span className="break">{data.name}</span>
        <span className="small dim nw">{plural(data.rows, 'row')}</span>
      </td>
      <td className="rx">
        <ChangedCell step={step} />
        <NoteField id={short} note={run.note} onNote={(note) => void markRun(sha256, { note })} />
      </td>
      <td className="rb">
        <span>{nameOfModel(best)}</span>
        <span className="small dim nw">
          {rankName(run.score.name)} {score(run.score.value, 4)}
        </span>
      </td>
      <Score name="precision" value={test.precision} />
      <Score name="recall" value={test.recall} />
      <Score name="F1" value={test.f1} />
      <td className="ra">
        <button type="button" className="link" onClick={() => void openRun(sha256)}>
          Open<span className="sr"> run {short} as experiment</span>
        </button>
        <button type="button" className="link" onClick={() => void removeRuns([sha256])}>
          Delete<span className="sr"> run {short}</span>
        </button>
        <ShareRow run={run} />
      </td>
    </tr>
  );
});

const rankName = (name: string): string => (RANK_NAMES as Readonly<Record<string, string | undefined>>)[name] ?? name;

function Score({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <td className="r rv" title={String(value)}>
      <span className="only-narrow dim tiny">{name} </span>
      {score(value)}
    </td>
  );
}
