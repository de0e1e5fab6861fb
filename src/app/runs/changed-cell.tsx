import { count } from '../text/numbers.ts';
import { valueWords, type Change, type Step } from './changes.ts';

const MOST = 3;

/** Only what differs from the run before. */
export function ChangedCell({ step }: { readonly step: Step | undefined }) {
  if (step === undefined || step.before === null) return <span className="small dim">first run of the history</span>;
  const { changes, otherData, otherEngine } = step;
  const shown = changes.slice(0, MOST);
  return (
    <div className="changes">
      {otherData && <span className="small">other data</span>}
      {otherEngine && <span className="small">other engine or kernels</span>}
      {shown.map((change) => (
        <ChangeLine key={change.key} change={change} />
      ))}
      {changes.length > MOST && (
        <details>
          <summary>{count(changes.length - MOST)} more</summary>
          {changes.slice(MOST).map((change) => (
            <ChangeLine key={change.key} change={change} />
          ))}
        </details>
      )}
      {changes.length === 0 && !otherData && !otherEngine && (
        <span className="small dim">only spacing or comments of the config</span>
      )}
    </div>
  );
}

function ChangeLine({ change: { key, before, after } }: { readonly change: Change }) {
  const cut = key.lastIndexOf('.') + 1;
  return (
    <span className="change mono" title={`${key}: ${before ?? 'absent'} → ${after ?? 'absent'}`}>
      <span className="dim">{key.slice(0, cut)}</span>
      {key.slice(cut)} <span className="was">{valueWords(before)}</span>
      <span aria-hidden="true"> → </span>
      <span className="sr"> is now </span>
      <b>{valueWords(after)}</b>
    </span>
  );
}
