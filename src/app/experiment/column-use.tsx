import { useState } from 'react';
import type { ColumnProfile, ConfigEdit } from '../../worker/protocol.ts';
import { typeWord } from '../text/data-words.ts';
import { editWords } from '../text/edit-words.ts';
import { useActions, useSelect } from '../use-store.ts';
import { targetEdit } from './remedies.ts';

type Use = ColumnProfile['type'];

const USES: readonly Use[] = ['numeric', 'categorical', 'ignore', 'target'];

/** What a column is used as: chosen here, written into the config. */
export function ColumnUse({ column }: { readonly column: ColumnProfile }) {
  const { applyEdit } = useActions();
  const hasConfig = useSelect((state) => state.experiment.config !== null);
  // Until the data has been looked at anew, what was chosen stands.
  const [chosen, setChosen] = useState<{ readonly of: ColumnProfile; readonly use: Use } | null>(null);
  const shown = chosen?.of === column ? chosen.use : column.type;
  const isTarget = column.type === 'target';
  const choose = (use: Use): void => {
    const edit = editFor(column, use);
    setChosen({ of: column, use });
    void applyEdit(edit, editWords(edit)).then((written) => {
      if (!written) setChosen(null);
    });
  };
  return (
    <select
      className="use"
      aria-label={`${column.name} is used as`}
      value={shown}
      disabled={!hasConfig}
      onChange={(event) => choose(event.target.value as Use)}
    >
      {USES.map((use) => (
        <option key={use} value={use} disabled={isTarget ? use !== 'target' : use === 'target' && column.distinct < 2}>
          {typeWord(use)}
        </option>
      ))}
    </select>
  );
}

function editFor(column: ColumnProfile, use: Use): ConfigEdit {
  if (use === 'target') return targetEdit(column);
  // What the data says anyway need not be written down.
  const type = use === column.inferred && column.problems.every(({ severity }) => severity !== 'error') ? null : use;
  return { kind: 'column-type', column: column.name, type };
}
