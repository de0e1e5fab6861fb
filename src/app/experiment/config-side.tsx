import { lazy, Suspense } from 'react';
import type { ConfigFieldView } from '../../worker/protocol.ts';

interface Props {
  /** Dotted path of the key at the cursor. */
  readonly path: string;
  readonly fields: readonly ConfigFieldView[];
  readonly text: string;
}

const ConfigDefaults = lazy(() => import('./config-defaults.tsx'));

/** What the key at the cursor means, and the keys beside it. */
export function ConfigSide({ path, fields, text }: Props) {
  const field = fields.find((candidate) => candidate.path === path);
  const section = field === undefined ? path : path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const beside =
    section === '' ? [] : fields.filter((f) => f.path.slice(0, f.path.lastIndexOf('.')) === section && f !== field);
  return (
    <div className="side">
      <h3 className="side-head">At the cursor</h3>
      {field === undefined ? (
        <p className="note">
          {path === '' ? (
            'Put the cursor on a key to read what it means and what its default is.'
          ) : (
            <b className="mono">{path}</b>
          )}
        </p>
      ) : (
        <>
          <p className="mono strong">{field.path}</p>
          <p className="small mid">{field.doc}</p>
          <p className="note">
            {field.type}
            {field.fallback !== null && (
              <>
                . Default <span className="mono">{field.fallback}</span>
              </>
            )}
          </p>
        </>
      )}
      {beside.length > 0 && (
        <>
          <h3 className="side-head">In {section}</h3>
          <dl>
            {beside.map((other) => (
              <div key={other.path}>
                <dt className="mono" title={other.doc}>
                  {other.path.slice(section.length + 1)}
                </dt>
                <dd className="dim" title={other.fallback ?? undefined}>
                  {other.fallback ?? 'required'}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Suspense fallback={null}>
        <ConfigDefaults text={text} fields={fields} />
      </Suspense>
    </div>
  );
}
