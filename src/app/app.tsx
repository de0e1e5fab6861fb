import { lazy, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import { ExperimentPlace } from './experiment/experiment-place.tsx';
import { droppedItems, incomingFile } from './incoming/dropped-items.ts';
import { Foot } from './parts/foot.tsx';
import { NewVersion } from './parts/new-version.tsx';
import { Notice } from './parts/notice.tsx';
import { PickFilesContext } from './parts/pick-files.ts';
import type { Incoming } from './store/incoming.ts';
import { TopBar } from './parts/top-bar.tsx';
import { PredictPlace } from './predict/predict-place.tsx';
import { useRunShortcut } from './use-run-shortcut.ts';
import { useActions, useSelect } from './use-store.ts';
import { VerifyPlace } from './verify/verify-place.tsx';

const RunsPlace = lazy(() => import('./runs/runs-place.tsx'));

const PLACES = { experiment: ExperimentPlace, verify: VerifyPlace, predict: PredictPlace, runs: RunsPlace } as const;

export function App() {
  const { acceptFiles } = useActions();
  const place = useSelect((state) => state.place);
  // A long page is taken away first; what replaces it is drawn in a task of its own, in slices.
  const shown = useDeferredValue(place);
  const input = useRef<HTMLInputElement>(null);
  const dropping = useFileDrop((items) => void acceptFiles(items));
  const Place = PLACES[shown];
  useRunShortcut();
  useEffect(() => {
    document.title = `${place.charAt(0).toUpperCase()}${place.slice(1)} · Selfsame`;
  }, [place]);
  return (
    <PickFilesContext value={() => input.current?.click()}>
      <div className={dropping ? 'dropping' : undefined}>
        <a className="skip" href="#main" onClick={(event) => skipToMain(event.nativeEvent)}>
          Skip to content
        </a>
        <TopBar />
        <main className="wrap" id="main" tabIndex={-1}>
          <input
            ref={input}
            className="sr"
            type="file"
            multiple
            tabIndex={-1}
            accept=".csv,.tsv,.txt,.yaml,.yml,.zip,.json"
            aria-label="Open files"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              if (files.length > 0) void acceptFiles(files.map(incomingFile));
            }}
          />
          <NewVersion />
          <Notice />
          <Suspense fallback={null}>{place === shown && <Place />}</Suspense>
        </main>
        <Foot />
      </div>
    </PickFilesContext>
  );
}

/** The hash is the place's, so the link moves the focus itself. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** Files may be dropped anywhere on the page. */
function useFileDrop(accept: (items: readonly Incoming[]) => void): boolean {
  const [dropping, setDropping] = useState(false);
  const acceptRef = useRef(accept);
  useEffect(() => {
    acceptRef.current = accept;
  });
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDropping(false);
      const items = event.dataTransfer === null ? [] : droppedItems(event.dataTransfer);
      if (items.length > 0) acceptRef.current(items);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return dropping;
}
