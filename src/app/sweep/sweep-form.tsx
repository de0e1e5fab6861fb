import { useId, useRef, useState } from 'react';
import type { ConfigFieldView, ModelName, RunConfig } from '../../worker/protocol.ts';
import { modelName } from '../text/names.ts';
import { plural } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import { typedRange, typedValues } from './typed-values.ts';

interface Props {
  /** As last read without an error. */
  readonly config: RunConfig;
  readonly fields: readonly ConfigFieldView[];
}

/** Values to try, picked model by model and written into the config's text; its comments stay. */
export default function SweepForm({ config, fields }: Props) {
  const { applyEdit } = useActions();
  const models = Object.keys(config.models) as ModelName[];
  const [picked, setModel] = useState<ModelName>(models[0]);
  const model = models.includes(picked) ? picked : models[0];
  const own = fields.filter(({ path }) => path.startsWith(`models.${model}.`));
  const [pickedKey, setKey] = useState('');
  const field = own.find(({ path }) => path.endsWith(`.${pickedKey}`)) ?? own[0];
  const key = field.path.slice(field.path.lastIndexOf('.') + 1);
  const [text, setText] = useState('');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const value = typedRange(text) ?? typedValues(text);
  const isEmpty = Array.isArray(value) && value.length === 0;
  const path = `sweep.models.${model}.${key}`;
  const swept = Object.entries(config.sweep?.models ?? {}).flatMap(([name, keys]) =>
    Object.entries(keys).map(([each, values]) => ({ name: name as ModelName, key: each, values })),
  );

  function submit(): void {
    if (isEmpty) return;
    setText('');
    // The button has nothing more to do.
    input.current?.focus();
    void applyEdit({ kind: 'set', path, value }, `Values to try for ${key} are in the config.`);
  }

  function remove(name: ModelName, each: string): void {
    const models = config.sweep?.models ?? {};
    const isLastKey = Object.keys(models[name] ?? {}).length === 1;
    const rest = Object.keys(models).length === 1 ? 'sweep' : `sweep.models.${name}`;
    const gone = isLastKey ? rest : `sweep.models.${name}.${each}`;
    void applyEdit({ kind: 'remove', path: gone }, `${each} is tried no longer.`);
  }

  return (
    <form
      className="sweep-form"
      aria-label="Values to try"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="row">
        <label htmlFor={`${id}-model`}>
          Model
          <select id={`${id}-model`} value={model} onChange={(event) => setModel(event.target.value as ModelName)}>
            {models.map((name) => (
              <option key={name} value={name}>
                {modelName(name)}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-key`}>
          Setting
          <select id={`${id}-key`} value={key} onChange={(event) => setKey(event.target.value)}>
            {own.map(({ path: each }) => (
              <option key={each}>{each.slice(each.lastIndexOf('.') + 1)}</option>
            ))}
          </select>
        </label>
      </div>
      <label htmlFor={`${id}-values`}>
        Values to try
        <input
          ref={input}
          id={`${id}-values`}
          className="mono"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={exampleOf(field)}
          aria-describedby={`${id}-help`}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <p className="note" id={`${id}-help`}>
        {field.doc} Now {field.fallback ?? 'set'} by default. Separate values by commas, or write a range:{' '}
        <span className="mono">0.01 to 100 in 5 by factors</span>.
      </p>
      <button type="submit" className="btn small" disabled={isEmpty}>
        Try these values
      </button>
      {swept.length > 0 && (
        <ul aria-label="What is tried">
          {swept.map((each) => (
            <li key={`${each.name}.${each.key}`}>
              <span>
                {modelName(each.name)}: <span className="mono">{each.key}</span>, {plural(each.values.length, 'value')}
              </span>
              <button type="button" className="link" onClick={() => remove(each.name, each.key)}>
                Remove
                <span className="sr">
                  {' '}
                  {each.key} of {modelName(each.name)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function exampleOf({ choices, fallback }: ConfigFieldView): string {
  if (choices.length > 1) return choices.slice(0, 3).join(', ');
  const value = Number(fallback);
  if (fallback === 'null' || !(value > 0)) return '4, 8, null';
  return Number.isInteger(value) && value > 3
    ? `${Math.round(value / 2)}, ${value}, ${value * 2}`
    : `${value / 10}, ${value}, ${value * 10}`;
}
