import { useEffect, useMemo, useRef, useState } from 'react';
import type { RunEntry, RunHead } from '../../worker/protocol.ts';
import { Breakable } from '../parts/breakable.tsx';
import { plural } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import { useStages } from '../use-stages.ts';
import { ComparedCurves } from './compared-curves.tsx';
import { ComparedLeaderboard } from './compared-leaderboard.tsx';
import { ComparedMetrics } from './compared-metrics.tsx';
import { ComparedRuns } from './compared-runs.tsx';
import { ComparedSettings } from './compared-settings.tsx';
import { ComparedTraces } from './compared-traces.tsx';
import { LitContext } from './lit.ts';
import { sideBySideFinding } from './side-by-side.ts';

interface Props {
  /** First digits of the runs' hashes, from the address. */
  readonly ids: string;
  readonly heads: readonly RunHead[];
}

/** Two to five runs side by side, from cause to effect. */
export default function CompareRuns({ ids, heads }: Props) {
  const { runEntries } = useActions();
  const wanted = ids.split(',');
  const found = wanted.flatMap((id) => heads.find(({ sha256 }) => sha256.startsWith(id))?.sha256 ?? []);
  const key = found.join(',');
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly entries: readonly RunEntry[] } | null>(null);
  useEffect(() => {
    let live = true;
    void runEntries(key === '' ? [] : key.split(',')).then((entries) => {
      if (live) setLoaded({ key, entries });
    });
    return () => {
      live = false;
    };
  }, [key, runEntries]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const missing = wanted.length - found.length;
  return (
    <>
      <h1 className="sr" tabIndex={-1} ref={heading}>
        Runs compared
      </h1>
      {missing > 0 && (
        <p className="problem warning">
          {plural(missing, 'run')} of this comparison {missing === 1 ? 'is' : 'are'} not in the history of this browser.
          Import the history that has {missing === 1 ? 'it' : 'them'}, on <a href="#runs">Runs</a>.
        </p>
      )}
      {found.length < 2 ? (
        <div className="refused">
          <p className="verdict open">
            Nothing to compare. <span>It takes two runs.</span>
          </p>
          <div className="runbar">
            <a className="btn" href="#runs">
              Back to the runs
            </a>
          </div>
        </div>
      ) : (
        loaded?.key === key && <SideBySide entries={loaded.entries} />
      )}
    </>
  );
}

function SideBySide({ entries }: { readonly entries: readonly RunEntry[] }) {
  const [run, light] = useState<number | null>(null);
  const lit = useMemo(() => ({ run, light }), [run]);
  const stages = useStages(3);
  const finding = sideBySideFinding(entries);
  return (
    <LitContext value={lit}>
      <div className="compared-head">
        <p className="verdict known">
          {finding.known}{' '}
          <span>
            <Breakable text={finding.rest} />
          </span>
        </p>
      </div>
      <ComparedRuns entries={entries} />
      <ComparedSettings entries={entries} />
      {stages > 1 && <ComparedLeaderboard entries={entries} />}
      {stages > 1 && <ComparedCurves entries={entries} />}
      {stages > 2 && <ComparedMetrics entries={entries} />}
      {stages > 2 && <ComparedTraces entries={entries} />}
    </LitContext>
  );
}
