import type { ReactNode } from 'react';
import type { LinkedData, RunView } from '../../worker/protocol.ts';
import { useActions, useSelect } from '../use-store.ts';
import { trainCommand } from './command.ts';
import { useCopied } from './use-copied.ts';

/** Handing an experiment on: as a command, as a link without data, as a report to read. */
export function ShareRun({ run }: { readonly run: RunView }) {
  const { downloadReportOf } = useActions();
  const text = useSelect((state) => state.experiment.runText);
  const configName = useSelect((state) => state.experiment.config?.name ?? 'config.yaml');
  const { name, sha256, rows } = run.dataset;
  return (
    <div className="share-run">
      <h4>Hand it on</h4>
      <ShareButtons
        config={text ?? ''}
        files={{ config: configName, data: name, out: run.fileName }}
        data={{ name, sha256, rows }}
        className="btn small"
      >
        <button type="button" className="btn small" onClick={() => void downloadReportOf(run)}>
          Download report
        </button>
      </ShareButtons>
      <p className="note">
        The command trains the same bytes in a folder with config and data. The link carries the config and the name and
        hash of the data, no row of them. The report is one page to read and print.
      </p>
    </div>
  );
}

interface Props {
  readonly config: string;
  readonly files: Parameters<typeof trainCommand>[0];
  readonly data: LinkedData;
  readonly className: string;
  readonly children?: ReactNode;
}

export function ShareButtons({ config, files, data, className, children }: Props) {
  const { linkTo } = useActions();
  const { copied, copy } = useCopied();
  return (
    <>
      <div className="runbar share">
        <button type="button" className={className} onClick={() => void copy('Command', () => trainCommand(files))}>
          Copy as command
        </button>
        <button type="button" className={className} onClick={() => void copy('Link', () => linkTo({ config, data }))}>
          Copy link
        </button>
        {children}
      </div>
      <div role="status">
        {copied !== null && (
          <label className="copied small">
            {copied.done ? `${copied.what} copied` : `${copied.what}: copy it from here`}
            <input readOnly className="mono" value={copied.text} onFocus={(event) => event.target.select()} />
          </label>
        )}
      </div>
    </>
  );
}
