import { HashDigits } from '../parts/fingerprint.tsx';

interface Props {
  readonly name: string;
  readonly expected: string | null;
  readonly actual: string | null;
}

/** Where two runs part: the task whose inputs were the same and whose output is not. */
export function FirstDifference({ name, expected, actual }: Props) {
  return (
    <dl className="hashpair">
      <dt>Task</dt>
      <dd className="mono bad break">{name}</dd>
      <dt>Expected</dt>
      <dd>{expected === null ? 'no such task' : <HashDigits sha256={expected} />}</dd>
      <dt>Actual</dt>
      <dd className="bad">{actual === null ? 'not reached' : <HashDigits sha256={actual} />}</dd>
    </dl>
  );
}
