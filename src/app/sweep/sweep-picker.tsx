import { lazy, Suspense, useState } from 'react';
import type { ConfigFieldView, RunConfig } from '../../worker/protocol.ts';

const SweepForm = lazy(() => import('./sweep-form.tsx'));

interface Props {
  /** `null` where the text has errors. */
  readonly config: RunConfig | null;
  readonly fields: readonly ConfigFieldView[];
}

/** Below the config: values to try, folded away until somebody wants them. */
export function SweepPicker({ config, fields }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className="sweep-picker" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Try several values of a setting</summary>
      {open && config === null && <p className="note">Mend the config first: what can be tried follows from it.</p>}
      {open && config !== null && (
        <Suspense fallback={<p className="note">Opening…</p>}>
          <p className="note">
            For each fold the best combination is chosen by cross-validation inside its training rows, so that the
            reported scores stay honest. It takes as many fits more.
          </p>
          <SweepForm config={config} fields={fields} />
        </Suspense>
      )}
    </details>
  );
}
