import { useEffect, useRef, useState } from 'react';
import type { BundleView, CheckView } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { Inline } from '../parts/inline.tsx';
import { Section } from '../parts/section.tsx';
import { checksFinding } from '../text/verdict-words.ts';
import { count, plural } from '../text/numbers.ts';

const SIGNS = {
  same: { sign: '=', words: 'holds', className: 'ok' },
  different: { sign: '≠', words: 'does not hold', className: 'bad' },
  unknown: { sign: '·', words: 'not checked', className: 'dim' },
  prevented: { sign: '·', words: 'could not be made', className: 'dim' },
} as const;

const ORDER = { different: 0, unknown: 1, same: 2, prevented: 3 } as const;

/** Shown even where they hold: what people look for. */
const ALWAYS: readonly string[] = [
  ...['dataset', 'config', 'model', 'threshold', 'metrics', 'predictions'],
  ...['container', 'completeness', 'run_id', 'metrics_follow', 'threshold_follows', 'model_check', 'replay'],
];

/** One line for all of these says enough, as long as they hold or only follow from what is damaged. */
const isRoutine = ({ id, state }: CheckView): boolean =>
  state === 'prevented' || (state === 'same' && !ALWAYS.includes(id));

/** A new object each time somebody asks, so that asking twice goes there twice. */
export interface AskedCheck {
  readonly id: string;
}

interface Props {
  readonly bundle: BundleView;
  /** The one that a reader was sent to. */
  readonly asked: AskedCheck | null;
}

/** Every check with what was expected and what was found; broken ones first. */
export function Checks({ bundle, asked }: Props) {
  const { checks } = bundle.report;
  const passed = checks.filter((check) => check.state === 'same').length;
  const [wanted, setAll] = useState(false);
  const all = wanted || checks.some((check) => check.id === asked?.id && isRoutine(check));
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (asked === null) return;
    const rows = [...(body.current?.rows ?? [])];
    rows.find((row) => row.dataset['check'] === asked.id)?.focus();
  }, [asked]);
  const sorted = [...checks].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  const shown = all ? sorted : sorted.filter((check) => !isRoutine(check));
  const hidden = all ? [] : sorted.filter(isRoutine);
  const facts = (
    <p>
      <strong>
        {passed} of {plural(checks.length, 'check')}
      </strong>{' '}
      passed
    </p>
  );
  return (
    <Section title="Checks" facts={facts}>
      <h3>{checksFinding(checks)}</h3>
      <table className="checks cards">
        <thead>
          <tr>
            <th scope="col" className="cs">
              <span className="sr">Result</span>
            </th>
            <th scope="col">Check</th>
            <th scope="col" className="ce">
              Expected
            </th>
            <th scope="col" className="ce">
              Actual
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {shown.map((check) => (
            <CheckRow key={check.id} check={check} />
          ))}
        </tbody>
      </table>
      {hidden.length > 0 && (
        <p className="note">
          <button type="button" className="link" onClick={() => setAll(true)}>
            {plural(hidden.length, 'more check')}
          </button>
          {hiddenWords(hidden)}
        </p>
      )}
    </Section>
  );
}

function hiddenWords(hidden: readonly CheckView[]): string {
  const prevented = hidden.filter(({ state }) => state === 'prevented').length;
  if (prevented === 0) return hidden.length === 1 ? ', which holds' : ', which all hold';
  const held = hidden.length - prevented;
  return `: ${held === 0 ? '' : `${count(held)} hold, `}${count(prevented)} could not be made, because what they need is damaged`;
}

const WITHOUT_VALUE = { same: 'agrees', unknown: 'not checked', prevented: 'not possible', different: '' } as const;

const isHash = (value: string | null): boolean => value !== null && /^[0-9a-f]{64}$/.test(value);

/** Two hashes are shown side by side even when they are equal; words that are equal are shown once. */
const isOneValue = ({ expected, actual, state }: CheckView): boolean =>
  (expected === null && actual === null) || (state !== 'different' && expected === actual && !isHash(expected));

function CheckRow({ check }: { readonly check: CheckView }) {
  const sign = SIGNS[check.state];
  return (
    <tr tabIndex={-1} data-check={check.id}>
      <td className={`cs ${sign.className}`}>
        <span aria-hidden="true">{sign.sign}</span>
        <span className="sr">{sign.words}</span>
      </td>
      <th scope="row" className="cn2">
        <span>{check.title}</span>
        {check.path !== null && <span className="dim small mono">{check.path}</span>}
        {check.detail !== null && check.state !== 'prevented' && (
          <span className="mid small own">
            <Inline text={check.detail} />
          </span>
        )}
        {check.meaning !== null && (
          <span className="dim small own">
            <Inline text={check.meaning} />
          </span>
        )}
      </th>
      {isOneValue(check) ? (
        <td className="ce small mid break" colSpan={2}>
          {check.expected ?? WITHOUT_VALUE[check.state]}
        </td>
      ) : (
        <>
          <td className="ce">
            <CheckValue value={check.expected} different={false} label="expected" />
          </td>
          <td className="ca">
            <CheckValue value={check.actual} different={check.state === 'different'} label="actual" />
          </td>
        </>
      )}
    </tr>
  );
}

interface ValueProps {
  readonly value: string | null;
  readonly different: boolean;
  readonly label: string;
}

function CheckValue({ value, different, label }: ValueProps) {
  const content =
    value === null ? (
      <span className="dim">–</span>
    ) : isHash(value) ? (
      <HashChip sha256={value} bare different={different} />
    ) : (
      <span className={different ? 'small bad break' : 'small mid break'}>{value}</span>
    );
  return (
    <>
      <span className="only-narrow dim tiny">{label} </span>
      {content}
    </>
  );
}
