import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MODEL_NAMES } from '../../../src/core/models/registry.ts';
import {
  createInlineExecutor,
  encodeUtf8,
  openBundle,
  fingerprintOf,
  openBundleFiles,
  reportJson,
  SelfsameError,
  verifyBundle,
  writeZip,
  type Depth,
  type OpenedBundle,
  type TaskEvent,
  type VerificationReport,
  type VerifyOptions,
} from '../../../src/core/index.ts';
import { changeFile, filesOf, repair, textOf } from './forge.ts';
import { LEARNERS_CONFIG, learnersCsv, SAMPLE_CONFIG, sampleRun } from './sample-run.ts';
import { makeZip } from './zip-maker.ts';

const executor = createInlineExecutor();
const verify = (opened: OpenedBundle, depth: Depth, options: Partial<VerifyOptions> = {}) =>
  verifyBundle(opened, { depth, executor, ...options });
const failing = ({ checks }: VerificationReport): string[] =>
  Object.entries(checks)
    .filter(([, { passed }]) => !passed)
    .map(([name]) => name);
const codeOf = async (action: Promise<unknown>): Promise<string> => {
  try {
    await action;
  } catch (error) {
    if (error instanceof SelfsameError) return error.code;
    throw error;
  }
  return 'fine';
};
const good = async (config = SAMPLE_CONFIG) => (await sampleRun(config)).bundle;

describe('a bundle as it was written', () => {
  it.each<Depth>(['integrity', 'model-check', 'replay'])('passes at depth %s', async (depth) => {
    const bundle = await good();
    const opened = await openBundle(bundle.zip);
    expect(opened).toMatchObject({ sha256: bundle.sha256, notes: [] });
    expect(await opened.isCanonical()).toBe(true);
    const report = await verify(opened, depth, { strict: true });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ run_id: bundle.runId, passed: true, depth, notes: [] });
    expect(failing(report)).toEqual([]);
    expect(Object.keys(report.checks).slice(0, 4)).toEqual(['dataset', 'config', 'model', 'threshold']);
    expect(report.checks.model).toMatchObject({ path: 'artifacts/best_model.json', expected: bundle.files[2].sha256 });
    expect(report.replay === null).toBe(depth !== 'replay');
  });

  it.each(MODEL_NAMES)('passes with the model %s, engineered columns and rows without a target', async (model) => {
    const config = `${LEARNERS_CONFIG}models:\n  ${model}: {}\n`;
    const { bundle } = await sampleRun(config, learnersCsv());
    const report = await verify(await openBundle(bundle.zip), 'model-check', { strict: true });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ passed: true, notes: [] });
    expect(Object.values(report.checks).every(({ checked, meaning }) => checked && meaning === null)).toBe(true);
  });

  it('has the same checks answered by a replay as made without one', async () => {
    const opened = await openBundle((await good()).zip);
    const made = Object.entries((await verify(opened, 'model-check')).checks);
    const answered = Object.entries((await verify(opened, 'replay')).checks);
    const shown = (entries: typeof made) =>
      entries.map(([name, { title, depth, path, passed, checked }]) => ({ name, title, depth, path, passed, checked }));
    expect(shown(answered)).toEqual(shown(made));
  });

  it('is repeated task by task and file by file', async () => {
    const { replay } = await verify(await openBundle((await good()).zip), 'replay');
    expect(replay).toMatchObject({ passed: true, first_difference: null });
    expect(replay?.tasks.every(({ state, expected, actual }) => state === 'same' && expected === actual)).toBe(true);
    expect(replay?.files.map(({ path }) => path)).toEqual((await good()).files.map(({ path }) => path));
  });

  it('has a report in JSON', async () => {
    const report = await verify(await openBundle((await good()).zip), 'integrity');
    expect(JSON.parse(reportJson(report))).toEqual({ $schema: 'urn:selfsame:schema:report:1', ...report });
  });
});

describe('other containers', () => {
  it('a re-packed zip passes with a note, and fails when told to be strict', async () => {
    const entries = filesOf(await good()).reverse();
    const opened = await openBundle(
      makeZip({ entries: entries.map(({ path, bytes }) => ({ name: path, content: bytes })) }),
    );
    const report = await verify(opened, 'replay');
    expect(report.passed).toBe(true);
    expect(report.notes.join()).toContain('Re-packed');
    expect(failing(await verify(opened, 'integrity', { strict: true }))).toEqual(['container']);
  });

  it('what macOS adds is left out of account, and named; nothing else is', async () => {
    const bundle = await good();
    const added = ['run/.DS_Store', '__MACOSX/run/._config.yaml', 'run/artifacts/.DS_Store'].map((path) => ({
      path,
      bytes: encodeUtf8('x'),
    }));
    const inFolder = filesOf(bundle).map(({ path, bytes }) => ({ path: `run/${path}`, bytes }));
    const opened = await openBundleFiles([...added, ...inFolder]);
    expect(opened.notes.join(' ')).toContain('"run/.DS_Store", "__MACOSX/run/._config.yaml"');
    expect(opened.notes.join(' ')).toContain('a folder "run"');
    expect((await verify(opened, 'model-check')).passed).toBe(true);
    const other = { path: 'run/Thumbs.db', bytes: encodeUtf8('x') };
    const report = await verify(await openBundleFiles([other, ...inFolder]), 'integrity');
    expect(report.passed).toBe(false);
    expect(report.problems.some(({ message }) => message.includes('Thumbs.db'))).toBe(true);
  });

  it('an enclosing folder is left out of account, and named', async () => {
    const files = filesOf(await good()).map(({ path, bytes }) => ({ path: `b/${path}`, bytes }));
    const report = await verify(await openBundle(writeZip(files)), 'model-check');
    expect(report.passed).toBe(true);
    expect(report.notes.join()).toContain('"b"');
  });

  it('a folder passes', async () => {
    const report = await verify(await openBundleFiles(filesOf(await good())), 'integrity');
    expect(report).toMatchObject({ passed: true, notes: [] });
  });

  it('the log that lies in the folder of a run is left out of account, and named; in a zip it is a file too many', async () => {
    const log = { path: 'train.log', bytes: encodeUtf8('began today') };
    const files = [...filesOf(await good()), log];
    const report = await verify(await openBundleFiles(files), 'integrity');
    expect(report.passed).toBe(true);
    expect(report.notes.join()).toContain('train.log');
    expect((await verify(await openBundle(writeZip(files)), 'integrity')).passed).toBe(false);
  });

  it('is known in any container by the zip that the program writes of its files', async () => {
    const bundle = await good();
    const files = filesOf(bundle);
    const packedAgain = await openBundle(writeZip(files.map(({ path, bytes }) => ({ path: `b/${path}`, bytes }))));
    expect(await fingerprintOf(packedAgain)).toBe(bundle.sha256);
    expect(await fingerprintOf(await openBundleFiles([...files].reverse()))).toBe(bundle.sha256);
    const added = [...files, { path: 'notes.txt', bytes: encodeUtf8('x') }];
    expect(await fingerprintOf(await openBundleFiles(added))).toBeNull();
  });

  it('padding bits of a deflate stream change the container, not the files', async () => {
    const entries = filesOf(await good()).map(({ path, bytes }) => ({
      name: path,
      content: bytes,
      packed: Buffer.concat([deflateRawSync(bytes)]),
    }));
    const opened = await openBundle(makeZip({ entries }));
    expect(await opened.isCanonical()).toBe(false);
    expect((await verify(opened, 'integrity')).passed).toBe(true);
  });
});

describe('a byte changed in any file and zipped again', () => {
  it('fails, and the file is named', async () => {
    const bundle = await good();
    for (const { path, bytes } of bundle.files) {
      for (const at of new Set([0, bytes.length >> 1, bytes.length - 1])) {
        const changed = bytes.slice();
        changed[at] ^= 1;
        const report = await verify(await openBundle(writeZip(changeFile(bundle, path, changed))), 'model-check');
        expect(report.passed).toBe(false);
        const named = [
          ...Object.values(report.checks)
            .filter(({ passed }) => !passed)
            .map((check) => check.path),
          ...report.problems.map(({ message }) => message),
        ];
        expect(named.join('\n')).toContain(path);
        expect(report.problems.length).toBeGreaterThan(0);
      }
    }
  });

  it('does not hide what else is wrong', async () => {
    const bundle = await good();
    const files = changeFile(bundle, 'artifacts/metrics.json', encodeUtf8('{')).map((file) =>
      file.path === 'artifacts/threshold.txt' ? { ...file, bytes: encodeUtf8('0.123\n') } : file,
    );
    const report = await verify(await openBundle(writeZip(files)), 'model-check');
    expect(failing(report)).toEqual(
      expect.arrayContaining(['threshold', 'metrics', 'schema', 'sha256sums', 'metrics_follow']),
    );
    expect(report.checks.metrics_follow).toMatchObject({ checked: false, passed: false });
  });
});

describe('missing and added files', () => {
  it.each(['artifacts/model_card.md', 'SHA256SUMS', 'config.yaml', 'data/sample.csv', 'artifacts/results/splits.csv'])(
    '%s missing',
    async (path) => {
      const files = filesOf(await good()).filter((file) => file.path !== path);
      const report = await verify(await openBundle(writeZip(files)), 'integrity');
      expect(report.passed).toBe(false);
      expect(report.checks.completeness).toMatchObject({ passed: false, path });
    },
  );

  it('a file that lineage does not list', async () => {
    const files = [...filesOf(await good()), { path: 'notes.txt', bytes: encodeUtf8('x') }];
    const report = await verify(await openBundle(writeZip(files)), 'integrity');
    expect(report.checks.completeness).toMatchObject({ passed: false, path: 'notes.txt' });
  });

  it('no lineage', async () => {
    const files = filesOf(await good()).filter(({ path }) => !path.endsWith('lineage.json'));
    expect(await codeOf(openBundle(writeZip(files)))).toBe('bundle/lineage-missing');
    expect(await codeOf(openBundle(writeZip([{ path: 'a', bytes: new Uint8Array() }])))).toBe('bundle/not-a-bundle');
  });
});

describe('lineage', () => {
  const withLineage = async (edit: (text: string) => string) => {
    const bundle = await good();
    const text = edit(textOf(bundle, 'artifacts/lineage.json'));
    return openBundle(writeZip(await repair(changeFile(bundle, 'artifacts/lineage.json', encodeUtf8(text)))));
  };

  it.each<[string, (text: string) => string]>([
    ['not JSON', (text) => text.slice(1)],
    ['a key twice', (text) => text.replace('"seed": 7', '"seed": 7,\n  "seed": 7')],
    ['a hash of another form', (text) => text.replace(/"sha256": "(.{64})"/, '"sha256": "A"')],
    ['an unsafe path', (text) => text.replace('"config.yaml"', '"../config.yaml"')],
    ['a path twice', (text) => text.replace('"artifacts/config.json"', '"artifacts/metrics.json"')],
    ['a role twice', (text) => text.replace('"role": "curves"', '"role": "log"')],
    ['an unknown key', (text) => text.replace('"seed": 7', '"seed": 7,\n  "date": 1')],
    ['a task that uses a later one', (text) => text.replace('"dataset"\n      ]', '"drift"\n      ]')],
    ['no tasks', (text) => text.replace(/"tasks": \[[^]*\n {2}\]/, '"tasks": []')],
  ])('damaged (%s) is a failed check, not a crash', async (_what, edit) => {
    const opened = await withLineage(edit);
    expect(opened.lineage).toBeNull();
    const report = await verify(opened, 'model-check');
    expect(report).toMatchObject({ passed: false, run_id: null });
    expect(failing(report)).toEqual(['lineage']);
    expect(report.problems.length).toBeGreaterThan(0);
  });

  it('of a newer format is said to be newer', async () => {
    expect(await codeOf(withLineage((text) => text.replace('"format": 1', '"format": 2')))).toBe(
      'bundle/newer-version',
    );
  });

  it('of other kernels: integrity and model check, no replay', async () => {
    const opened = await withLineage((text) => text.replace(/"kernels": \d+/, '"kernels": 99'));
    const report = await verify(opened, 'model-check');
    expect(report.notes.join()).toContain('kernels 99');
    expect(report.checks.model_check.passed).toBe(true);
    expect(report.checks.run_id.passed).toBe(false);
    expect(await codeOf(verify(opened, 'replay'))).toBe('run/kernels');
  });
});

describe('a bundle without its dataset', () => {
  const config = `${SAMPLE_CONFIG}bundle:\n  include_dataset: false\n`;

  it('passes integrity and says what is not there', async () => {
    const report = await verify(await openBundle((await good(config)).zip), 'integrity');
    expect(report.passed).toBe(true);
    expect(report.checks.dataset).toMatchObject({ checked: false, actual: null });
    expect(report.notes).toEqual(['The dataset is not in the bundle.']);
  });

  it('needs the dataset for more', async () => {
    const opened = await openBundle((await good(config)).zip);
    expect(await codeOf(verify(opened, 'model-check'))).toBe('bundle/dataset-needed');
    const { run } = await sampleRun(config);
    expect((await verify(opened, 'replay', { dataset: run.dataset.bytes })).passed).toBe(true);
    const report = await verify(opened, 'replay', { dataset: encodeUtf8('another') });
    expect(report.passed).toBe(false);
    expect(failing(report)).toEqual([
      'supplied_dataset',
      'data_agrees',
      'preprocessing_follows',
      'drift_follows',
      'data_tasks_follow',
      'model_check',
    ]);
    expect(report.replay).toMatchObject({ passed: false, first_difference: 'data/sample.csv' });
  });
});

describe('a replay', () => {
  it('that is cancelled ends with a code, not with a verdict', async () => {
    const controller = new AbortController();
    const progress = { onTask: () => controller.abort() };
    const opened = await openBundle((await good()).zip);
    expect(await codeOf(verify(opened, 'replay', { signal: controller.signal, progress }))).toBe('run/cancelled');
  });

  it('reports every task as it goes', async () => {
    const done: string[] = [];
    const { run, bundle } = await sampleRun();
    const progress = {
      onTask: ({ task, state }: TaskEvent) => {
        if (state === 'done') done.push(task.name);
      },
    };
    await verify(await openBundle(bundle.zip), 'replay', { progress });
    expect(done.sort()).toEqual(run.tasks.map(({ name }) => name).sort());
  });
});
