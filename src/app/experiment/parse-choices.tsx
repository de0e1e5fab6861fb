import { useState } from 'react';
import type { ConfigEdit, DatasetProfile, RunConfig } from '../../worker/protocol.ts';
import { delimiterWord } from '../text/data-words.ts';
import { editWords } from '../text/edit-words.ts';
import { useActions, useSelect } from '../use-store.ts';

interface Choice {
  readonly key: 'delimiter' | 'decimal' | 'quote' | 'header';
  readonly label: string;
  /** [value as the option has it, its words, what is written; `null`: the key goes]. */
  readonly options: readonly (readonly [string, string, string | boolean | null])[];
}

const CHOICES: readonly Choice[] = [
  {
    key: 'delimiter',
    label: 'Cells are separated by',
    options: [
      [',', 'comma ,', ','],
      [';', 'semicolon ;', ';'],
      ['\t', 'tab', '\t'],
      ['|', 'vertical bar |', '|'],
    ],
  },
  {
    key: 'decimal',
    label: 'Decimal mark',
    options: [
      ['.', 'point 1.5', null],
      [',', 'comma 1,5', ','],
    ],
  },
  {
    key: 'quote',
    label: 'Quotes',
    options: [
      ['double', 'double "', null],
      ['single', "single '", 'single'],
      ['none', 'none', 'none'],
    ],
  },
  {
    key: 'header',
    label: 'First line',
    options: [
      ['true', 'names of columns', null],
      ['false', 'a row of data', false],
    ],
  },
];

/** How the file is cut into cells: what was found or is configured, and the way to change it. */
export function ParseChoices({ profile }: { readonly profile: DatasetProfile }) {
  const { applyEdit } = useActions();
  const data = useSelect((state) => state.experiment.config?.check?.config?.data ?? null);
  const hasConfig = useSelect((state) => state.experiment.config !== null);
  const [open, setOpen] = useState(profile.columns.length === 0);
  const write = (key: Choice['key'], value: string | boolean | null): void => {
    const path = `data.${key}`;
    const edit: ConfigEdit = value === null ? { kind: 'remove', path } : { kind: 'set', path, value };
    void applyEdit(edit, editWords(edit));
  };
  if (!hasConfig) return null;
  return (
    <details className="parse" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Read as {inWords(profile, data)}</summary>
      <div className="parse-choices">
        {CHOICES.map(({ key, label, options }) => {
          const value = valueOf(key, profile, data);
          const found = key === 'delimiter' && (data?.delimiter ?? null) === null;
          return (
            <label key={key}>
              <span>{label}</span>
              <select
                value={value}
                onChange={(event) => {
                  const option = options.find(([each]) => each === event.target.value);
                  write(key, option === undefined ? null : option[2]);
                }}
              >
                {!options.some(([each]) => each === value) && <option value={value}>{delimiterWord(value)}</option>}
                {options.map(([each, words]) => (
                  <option key={each} value={each}>
                    {words}
                    {found && each === value ? ' (found)' : ''}
                  </option>
                ))}
                {key === 'delimiter' && !found && <option value="find">find it in the file</option>}
              </select>
            </label>
          );
        })}
      </div>
    </details>
  );
}

type Data = RunConfig['data'] | null;

function valueOf(key: Choice['key'], profile: DatasetProfile, data: Data): string {
  switch (key) {
    case 'delimiter':
      return data?.delimiter ?? profile.delimiter ?? ',';
    case 'decimal':
      return data?.decimal ?? '.';
    case 'quote':
      return data?.quote ?? 'double';
    case 'header':
      return String(data?.header ?? true);
  }
}

function inWords(profile: DatasetProfile, data: Data): string {
  const delimiter = `${delimiterWord(valueOf('delimiter', profile, data))}-separated`;
  const decimal = data?.decimal === ',' ? 'decimal comma' : 'decimal point';
  const quotes = { double: 'double quotes', single: 'single quotes', none: 'no quotes' }[data?.quote ?? 'double'];
  return `${delimiter}, ${decimal}, ${quotes}, ${data?.header === false ? 'no header' : 'header in the first line'}`;
}
