import { useEffect, useState } from 'react';
import type { ConfigDefaultView, ConfigFieldView } from '../../worker/protocol.ts';
import { editWords } from '../text/edit-words.ts';
import { count } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';

interface Props {
  readonly text: string;
  readonly fields: readonly ConfigFieldView[];
}

/** Every key that the config leaves to its default: what it is, and one click that writes it down. */
export default function ConfigDefaults({ text, fields }: Props) {
  const { configDefaults, applyEdit } = useActions();
  const [open, setOpen] = useState(false);
  const [defaults, setDefaults] = useState<readonly ConfigDefaultView[] | null>(null);
  useEffect(() => {
    if (!open) return;
    let live = true;
    void configDefaults(text).then((found) => {
      // A text that cannot be read just now takes nothing from what is known.
      if (live) setDefaults((before) => (found.length === 0 ? before : found));
    });
    return () => {
      live = false;
    };
  }, [open, text, configDefaults]);
  const write = ({ path, value }: ConfigDefaultView): void => {
    const edit = { kind: 'set', path, value } as const;
    void applyEdit(edit, editWords(edit));
  };
  return (
    <details className="defaults" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Keys left to their defaults{defaults !== null && ` (${count(defaults.length)})`}</summary>
      {open && defaults === null && <p className="note">Once the config can be read, they stand here.</p>}
      {defaults !== null && (
        <>
          <p className="note">A click writes the key into the config; nothing changes by that alone.</p>
          <ul tabIndex={0} aria-label="Keys left to their defaults">
            {defaults.map((each) => (
              <li key={each.path}>
                <button type="button" onClick={() => write(each)}>
                  <span>
                    <span className="sr">Write down </span>
                    {each.path}
                  </span>
                  <span className="value">{shown(each.value)}</span>
                </button>
                <p>{fields.find(({ path }) => path === each.path)?.doc}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** Longer values say little in a side column. */
const LONGEST = 28;

function shown(value: ConfigDefaultView['value']): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
