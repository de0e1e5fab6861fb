import { lazy, Suspense, useRef, useState } from 'react';
import type { Problem } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { usePickFiles } from '../parts/pick-files.ts';
import { Section } from '../parts/section.tsx';
import { SweepPicker } from '../sweep/sweep-picker.tsx';
import { plural } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';
import { useStages } from '../use-stages.ts';
import type { EditorHandle } from './config-editor.tsx';
import { ConfigSide } from './config-side.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

const ConfigEditor = lazy(() => import('./config-editor.tsx'));

export function ConfigSection() {
  const { editConfig, resetConfig, foldConfig, startOver, undoConfig, redoConfig, saveConfig, editorHelp } =
    useActions();
  const config = useSelect((state) => state.experiment.config);
  const fields = useSelect((state) => state.fields);
  const isFolded = useSelect((state) => state.experiment.configFolded);
  const hasDataset = useSelect((state) => state.experiment.dataset !== null);
  const isNew = useSelect(({ experiment: { plan, run } }) => plan !== null && run === null);
  const lastText = useSelect((state) => state.experiment.runText);
  const [wantsComparison, setComparing] = useState(false);
  const comparing = wantsComparison && lastText !== null && lastText !== config?.text;
  const pick = usePickFiles();
  const editor = useRef<EditorHandle>(null);
  const [path, setPath] = useState('');
  const stages = useStages(2);
  useUndoKeys();
  if (config === null) return null;
  const problems = config.check?.problems ?? [];
  const folded = isFolded && (
    <div className="foldline">
      <span className="strong break">{config.name}</span>
      <span>{lineCount(config.text)}</span>
      {config.check !== null && <HashChip sha256={config.check.sha256} bare />}
      {problems.length > 0 && <span>{problemCount(problems)}</span>}
      <button type="button" className="link" onClick={() => foldConfig(false)} aria-expanded={false}>
        Show config
      </button>
    </div>
  );
  const facts = (
    <>
      <p>
        <strong>{config.name}</strong>
        <br />
        {lineCount(config.text)}
        {problems.length > 0 && `, ${problemCount(problems)}`}
      </p>
      {config.check !== null && (
        <p>
          <HashChip sha256={config.check.sha256} />
        </p>
      )}
      {config.text !== config.original && (
        <p>
          <button type="button" className="link" onClick={resetConfig}>
            Reset to the original
          </button>
        </p>
      )}
      {hasDataset && (
        <p>
          <button type="button" className="link" onClick={() => void startOver()}>
            Start a new one from the data
          </button>
        </p>
      )}
      {isNew && <p>Complete as it is: change what you like, then run.</p>}
      <p className="dim">Tab leaves the editor. Ctrl Space completes a key.</p>
    </>
  );
  return (
    <Section title="Config" facts={facts} folded={folded} onHide={() => foldConfig(true)}>
      <div className="acts config-acts">
        <button type="button" className="link" disabled={config.history.past.length === 0} onClick={undoConfig}>
          Undo
        </button>
        <button type="button" className="link" disabled={config.history.future.length === 0} onClick={redoConfig}>
          Redo
        </button>
        {lastText !== null && lastText !== config.text && (
          <button
            type="button"
            className="link"
            aria-pressed={comparing}
            onClick={() => setComparing(!wantsComparison)}
          >
            {comparing ? 'Hide what changed since the last run' : 'Changes since the last run'}
          </button>
        )}
        <span className="grow" />
        <button type="button" className="link" onClick={() => editor.current?.find()}>
          Find
        </button>
        <button type="button" className="link" onClick={pick}>
          Open
        </button>
        <button type="button" className="link" onClick={saveConfig} aria-label={`Save as file: ${config.name}`}>
          Save as file
        </button>
      </div>
      <div className="yaml">
        {stages > 1 ? (
          <Suspense fallback={<Waiting text={config.text} />}>
            <ConfigEditor
              ref={editor}
              name={config.name}
              text={config.text}
              problems={problems}
              help={editorHelp}
              compare={comparing ? lastText : null}
              onEdit={editConfig}
              onPath={setPath}
            />
          </Suspense>
        ) : (
          <Waiting text={config.text} />
        )}
        <ConfigSide path={path} fields={fields} text={config.text} />
      </div>
      <SweepPicker config={config.check?.config ?? null} fields={fields} />
      <div role="status">
        {problems.length > 0 && (
          <ProblemList
            problems={problems}
            action={(problem) =>
              problem.place?.line !== undefined && (
                <>
                  <button type="button" className="link" onClick={() => editor.current?.reveal(problem)}>
                    Go to it
                  </button>{' '}
                  {problem.replacement !== undefined && (
                    <button type="button" className="link" onClick={() => editor.current?.replace(problem)}>
                      Use {problem.replacement}
                    </button>
                  )}
                </>
              )
            }
          />
        )}
      </div>
    </Section>
  );
}

/** The text as it will stand in the editor, while that is being made. */
function Waiting({ text }: { readonly text: string }) {
  return <pre className="code-wait">{text}</pre>;
}

const lineCount = (text: string): string => plural(text.replace(/\n$/, '').split('\n').length, 'line');

function problemCount(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return errors > 0 ? plural(errors, 'problem') : plural(problems.length, 'note');
}
