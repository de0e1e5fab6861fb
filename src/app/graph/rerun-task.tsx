import { useState } from 'react';
import type { Problem, RerunView } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { isCancelled, problemsOfError } from '../store/problems.ts';
import { isExperimentBusy } from '../store/state.ts';
import { seconds } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';

interface Props {
  readonly runSha256: string;
  readonly task: string;
}

/** A task of the finished run is done once more from its inputs, and its hash held against the run's. */
export function RerunTask({ runSha256, task }: Props) {
  const { rerunTask, cancelRerun } = useActions();
  const busy = useSelect(({ experiment }) => isExperimentBusy(experiment));
  const [running, setRunning] = useState(false);
  const [again, setAgain] = useState<RerunView | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  async function start(): Promise<void> {
    setRunning(true);
    setAgain(null);
    setProblems([]);
    try {
      setAgain(await rerunTask(runSha256, task));
    } catch (error) {
      const found = problemsOfError(error);
      setProblems(isCancelled(found) ? [] : found);
    }
    setRunning(false);
  }

  const same = again?.actual === again?.expected;
  return (
    <>
      <button type="button" className="link" disabled={busy} onClick={() => void (running ? cancelRerun() : start())}>
        {running ? 'Cancel' : 'Run this task alone'}
      </button>
      <span role="status">
        {running && 'Running …'}
        {again !== null && (
          <>
            <span className={same ? 'ok' : 'bad'}>{same ? '= the same bytes' : '≠ other bytes'}</span>, in{' '}
            {seconds(again.seconds)} {!same && <HashChip sha256={again.actual} bare different />}
          </>
        )}
      </span>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </>
  );
}
