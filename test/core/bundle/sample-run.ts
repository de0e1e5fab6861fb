import {
  buildBundle,
  createInlineExecutor,
  createMemoryStore,
  encodeUtf8,
  executeRun,
  parseConfigBytes,
  sha256,
  writeCsv,
  type Bundle,
  type RunInput,
  type RunResult,
} from '../../../src/core/index.ts';

/** A small dataset with names that trip up careless code: prototype keys, markup, separators, a column of ID-like codes. */
export function sampleCsv(rows = 160): string {
  const countries = ['DE', 'FR', '__proto__', 'a,b', '<b>x</b>'];
  let state = 12345;
  const next = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const records = Array.from({ length: rows }, (_, i) => {
    const x = next();
    const country = countries[Math.floor(next() * countries.length)];
    const label = x + (country === 'DE' ? 0.3 : 0) + 0.4 * next() > 0.75 ? 'yes' : 'no';
    return [i % 17 === 0 ? '' : (x * 10).toFixed(3), (next() * 5).toFixed(2), country, label];
  });
  return writeCsv(['minutes', 'constructor', 'land | "x"', 'bought'], records);
}

export const SAMPLE_CONFIG = `# kept as it is
seed: 7
data:
  path: ./data/sample.csv
  target: bought
models:
  logistic_regression: {}
  decision_tree:
    max_depth: 4
cv:
  n_splits: 3
business:
  target_precision: 0.8
`;

/** Columns that engineered features come from, one with a name that JSON objects move to the front, rows without a target. */
export function learnersCsv(rows = 120): string {
  let state = 4321;
  const next = (below: number): number =>
    Math.floor(((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * below);
  const records = Array.from({ length: rows }, (_, i) => {
    const minutes = next(100);
    const label = i % 29 === 0 ? '' : minutes + next(40) > 75 ? '1' : '0';
    return [i % 13 === 0 ? '' : String(minutes / 8), String(next(30)), String(next(4)), `${next(12)}`, label];
  });
  return writeCsv(['minutes_watched', 'days_on_platform', 'courses_started', '2024', 'bought'], records);
}

export const LEARNERS_CONFIG = `data:
  target: bought
  drop_missing_target: true
  columns: {"2024": categorical}
features: {}
cv: {n_splits: 3}
`;

export async function sampleInput(config = SAMPLE_CONFIG, csv = sampleCsv()): Promise<RunInput> {
  const hashed = async (text: string) => {
    const bytes = encodeUtf8(text);
    return { bytes, sha256: await sha256(bytes) };
  };
  const configFile = await hashed(config);
  const { config: parsed, problems } = parseConfigBytes(configFile.bytes);
  if (parsed === null) throw new Error(JSON.stringify(problems));
  return { dataset: await hashed(csv), configFile, config: parsed };
}

const finished = new Map<string, Promise<{ run: RunResult; bundle: Bundle }>>();

/** A finished run with its bundle; made once for each config and CSV. */
export function sampleRun(config = SAMPLE_CONFIG, csv = sampleCsv()): Promise<{ run: RunResult; bundle: Bundle }> {
  const key = `${config}\n${csv}`;
  const known = finished.get(key);
  if (known !== undefined) return known;
  const made = (async () => {
    const input = await sampleInput(config, csv);
    const run = await executeRun(input, { executor: createInlineExecutor(), store: createMemoryStore() });
    return { run, bundle: await buildBundle(run) };
  })();
  finished.set(key, made);
  return made;
}
