/**
 * One run of the history, as it is kept and as it is exported. The schema is written once: a file from a stranger is
 * checked with it. Times and notes are the shell's; nothing here enters a bundle.
 */
import * as v from 'valibot';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in 64 lower-case hex digits'));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most, `is longer than ${most} characters`));
const number = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const list = <S extends v.GenericSchema>(of: S, most: number) =>
  v.pipe(v.array(of), v.maxLength(most, `has more than ${most} entries`));

const LONGEST_NOTE = 500;
/** Of a config's YAML, as the reader of configs has it. */
const LONGEST_CONFIG = 1_000_000;

const scores = v.strictObject({
  roc_auc: v.nullable(number),
  average_precision: v.nullable(number),
  accuracy: number,
  precision: number,
  recall: number,
  f1: number,
  log_loss: number,
  brier: number,
});

const curve = v.pipe(
  v.strictObject({ x: list(number, 5000), y: list(number, 5000) }),
  v.check(({ x, y }) => x.length === y.length, 'has not as many x as y'),
);

const operating = v.pipe(
  v.strictObject({
    threshold: list(number, 5000),
    tp: list(whole, 5000),
    fp: list(whole, 5000),
    positives: whole,
    negatives: whole,
  }),
  v.check(({ threshold, tp, fp }) => threshold.length === tp.length && tp.length === fp.length, 'has uneven lists'),
);

/** What the list shows. */
const headSchema = v.strictObject({
  /** Of the bundle: what the run is known by. */
  sha256: hash,
  run: text(64),
  /** Milliseconds since 1970, of the last time it was run. */
  at: v.pipe(whole, v.maxValue(8.64e15)),
  /** How often it was run here. */
  times: whole,
  star: v.boolean(),
  note: text(LONGEST_NOTE),
  /** Of the last time. */
  seconds: v.pipe(number, v.minValue(0)),
  engine: text(64),
  kernels: whole,
  name: text(200),
  data: v.strictObject({
    name: text(1024),
    sha256: hash,
    bytes: whole,
    rows: whole,
    /** Of the table as it was read under the config: the profile's fingerprint. */
    table: hash,
  }),
  /** SHA-256 of the config file. */
  config: hash,
  /** Every key of the config with defaults filled in, and its value as JSON. */
  settings: list(v.tuple([text(2000), text(100_000)]), 5000),
  best: text(64),
  score: v.strictObject({ name: text(64), value: v.nullable(number) }),
  threshold: v.strictObject({ value: number, target: number, reached: v.boolean() }),
  test: scores,
  /** Of head and detail as JSON, in bytes. */
  bytes: whole,
});

/** What opening and comparing need besides. */
const detailSchema = v.strictObject({
  sha256: hash,
  yaml: text(LONGEST_CONFIG),
  target: text(1024),
  /** [negative, positive]. */
  labels: v.tuple([text(10_000), text(10_000)]),
  rows: v.strictObject({ train: whole, test: whole }),
  /** Best first. */
  models: v.pipe(
    list(v.strictObject({ model: text(64), folds: list(scores, 200), mean: scores, roc: curve, pr: curve }), 50),
    v.minLength(1),
  ),
  /** Of the best model, out of fold. */
  operating,
  confusion: v.strictObject({ tn: whole, fp: whole, fn: whole, tp: whole }),
  /** In the order of the plan. */
  tasks: list(v.strictObject({ name: text(300), sha256: hash }), 20_000),
});

export const entrySchema = v.pipe(
  v.strictObject({ head: headSchema, detail: detailSchema }),
  v.check(({ head, detail }) => head.sha256 === detail.sha256, 'head and detail are of two runs'),
);

export type RunEntry = v.InferOutput<typeof entrySchema>;
export type RunHead = RunEntry['head'];
export type RunDetail = RunEntry['detail'];
export type RunCurve = v.InferOutput<typeof curve>;

/** What a person says about a run. */
export type RunMark = Partial<Pick<RunHead, 'star' | 'note'>>;
