import { parseArgs } from 'node:util';

export type Part =
  | 'single'
  | 'job'
  | 'page'
  | 'matrix'
  | 'million'
  | 'peers'
  | 'estimate'
  | 'verify'
  | 'profile'
  | 'smooth'
  | 'lighthouse';

export interface Options {
  readonly parts: ReadonlySet<Part>;
  /** Interleaved rounds of single fits and of the whole job. */
  readonly rounds: { readonly single: number; readonly job: number };
  /** Only what has this in its name. */
  readonly only: string;
  readonly markdown: boolean;
}

export const USAGE = `npm run bench -- [options]

  without a part: single fits, the whole job and the page
  --single --job --page   one of these alone
  --matrix     kernels by rows and columns, at most 120 s a cell and side
  --million    a million rows through the command line, ours alone
  --peers      npm packages beside ours
  --estimate   what is said before long runs beside what they take
  --verify     the sample's bundle verified to every depth, beside its training
  --smooth     the page while it is used: until it answers, longest tasks of its main thread, Cancel
  --lighthouse Lighthouse 12 against the page, fetched from npm into ~/.cache once
  --profile    where the whole job spends its time; writes bench/profile.md
  --rounds N   interleaved rounds (5 for single fits, 3 for the job and for verifying)
  --only TEXT  kernels or cells with this in their name
  --markdown   tables in Markdown
`;

const PARTS: readonly Part[] = [
  'single',
  'job',
  'page',
  'matrix',
  'million',
  'peers',
  'estimate',
  'verify',
  'profile',
  'smooth',
  'lighthouse',
];
const WITHOUT_A_PART: readonly Part[] = ['single', 'job', 'page'];

/** @throws TypeError for an option that there is not */
export function readOptions(args: readonly string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      single: flag,
      job: flag,
      page: flag,
      matrix: flag,
      million: flag,
      peers: flag,
      estimate: flag,
      verify: flag,
      profile: flag,
      smooth: flag,
      lighthouse: flag,
      markdown: flag,
      rounds: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  const rounds = values.rounds === undefined ? null : Number(values.rounds);
  if (rounds !== null && !(Number.isInteger(rounds) && rounds > 0))
    throw new TypeError('--rounds takes a whole number');
  const chosen = PARTS.filter((part) => values[part]);
  return {
    parts: new Set(chosen.length > 0 ? chosen : WITHOUT_A_PART),
    rounds: { single: rounds ?? 5, job: rounds ?? 3 },
    only: values.only,
    markdown: values.markdown,
  };
}
