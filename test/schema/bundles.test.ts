import fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  buildBundle,
  createInlineExecutor,
  createMemoryStore,
  decodeUtf8,
  executeRun,
  openBundle,
  reportJson,
  verifyBundle,
  type Bundle,
  type Depth,
} from '../../src/core/index.ts';
import { LINEAGE_PATH, SAFE_PATH, unsafeName } from '../../src/core/bundle/paths.ts';
import { SCHEMAS } from '../../src/core/bundle/schema/index.ts';
import type { SchemaName } from '../../src/core/bundle/schema/link.ts';
import { environmentReport as environmentOfCli } from '../../src/cli/environment.ts';
import { loadEngine } from '../../src/engines/load-engine.ts';
import { environmentReport as environmentOfPage } from '../../src/worker/workbench-environment.ts';
import { GOLDEN_CASES, goldenInput } from '../golden/cases.ts';
import { sampleRun } from '../core/bundle/sample-run.ts';
import { changeFile } from '../core/bundle/forge.ts';
import { validator } from './validators.ts';

/** Schemas, and the roles of the files that follow them; lineage has no role of its own. */
const FILES: readonly (readonly [SchemaName, string | null])[] = [
  ['lineage', null],
  ['metrics', 'metrics'],
  ['model', 'model'],
  ['config', 'resolved_config'],
  ['drift-baseline', 'drift_baseline'],
  ['curves', 'curves'],
  ['intervals', 'intervals'],
  ['comparisons', 'comparisons'],
  ['importance', 'importance'],
];

function documentOf(bundle: Bundle, role: string | null): Record<string, unknown> {
  const file = bundle.files.find((entry) => (role === null ? entry.path === LINEAGE_PATH : entry.role === role));
  return JSON.parse(decodeUtf8(file?.bytes ?? new Uint8Array())) as Record<string, unknown>;
}

describe.each(GOLDEN_CASES)('the golden bundle $name', (golden) => {
  it('is valid by the published schemas, and each file names its own first', async () => {
    const run = await executeRun(await goldenInput(golden), {
      executor: createInlineExecutor(loadEngine),
      store: createMemoryStore(),
    });
    const bundle = await buildBundle(run);
    for (const [name, role] of FILES) {
      const document = documentOf(bundle, role);
      const validate = validator(name);
      validate(document);
      expect(validate.errors, name).toBeNull();
      expect(Object.entries(document)[0], name).toEqual(['$schema', `urn:selfsame:schema:${name}:1`]);
    }
  });
});

describe('a file with something wrong in it', () => {
  it.each(FILES)('%s is refused by the published schema and by the program alike', async (name, role) => {
    const { bundle } = await sampleRun();
    const document = documentOf(bundle, role);
    const validate = validator(name);
    const places = placesOf(document);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom<Change>('delete', 'add', 'null', 'object', 'negative'),
        (place, change) => {
          const broken = structuredClone(document);
          if (!apply(broken, place, change)) return;
          const accepted = validate(broken);
          expect(safeParse(SCHEMAS[name], broken).success, `${place.join('.')} ${change}`).toBe(accepted);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each<[SchemaName, string | null, (text: string) => string]>([
    ['lineage', null, (t) => t.replace('"sha256": "', '"sha256": "A')],
    ['lineage', null, (t) => t.replace('"path": "', '"path": "../')],
    ['metrics', 'metrics', (t) => t.replace(/"accuracy": [\d.]+/, '"accuracy": 1.5')],
    ['metrics', 'metrics', (t) => t.replace('"log_loss": ', '"log_loss": -')],
    ['metrics', 'metrics', (t) => t.replace('schema:metrics:1', 'schema:metrics:2')],
    ['model', 'model', (t) => t.replace('"engine": "selfsame"', '"engine": "other"')],
    ['model', 'model', (t) => t.replace(/"max_iter": \d+/, '"max_iter": 0')],
    ['config', 'resolved_config', (t) => t.replace('"test_size": 0.2', '"test_size": 1')],
    ['config', 'resolved_config', (t) => t.replace('"n_splits": 3', '"n_splits": 2.5')],
    ['drift-baseline', 'drift_baseline', (t) => t.replace('"std": ', '"std": -')],
    ['curves', 'curves', (t) => t.replace('"type": "f64"', '"type": "f65"')],
    ['intervals', 'intervals', (t) => t.replace('"one_class"', '"two_classes"')],
    ['comparisons', 'comparisons', (t) => t.replace('"roc_auc"', '"accuracy"')],
  ])('%s, %#', async (name, role, edit) => {
    const { bundle } = await sampleRun(
      `seed: 7\ndata: {path: s.csv, target: bought}\nmodels: {logistic_regression: {}, decision_tree: {}}\ncv: {n_splits: 3}\n`,
    );
    const before = JSON.stringify(documentOf(bundle, role), null, 2);
    const after = edit(before);
    expect(after).not.toBe(before);
    expect(validator(name)(JSON.parse(before))).toBe(true);
    expect(validator(name)(JSON.parse(after))).toBe(false);
    expect(safeParse(SCHEMAS[name], JSON.parse(after)).success).toBe(false);
  });
});

describe('reports', () => {
  const report = async (zip: Uint8Array, depth: Depth): Promise<string> =>
    reportJson(
      await verifyBundle(await openBundle(zip), {
        depth,
        executor: createInlineExecutor(),
        spotCheck: { fits: 2, seed: 1 },
      }),
    );

  it.each<Depth>(['integrity', 'model-check', 'spot-check', 'replay'])('of depth %s', async (depth) => {
    const validate = validator('report');
    const { bundle } = await sampleRun();
    validate(JSON.parse(await report(bundle.zip, depth)));
    expect(validate.errors).toBeNull();
  });

  it('of damaged bundles', async () => {
    const { writeZip, encodeUtf8 } = await import('../../src/core/index.ts');
    const validate = validator('report');
    const { bundle } = await sampleRun();
    for (const { path } of bundle.files) {
      const damaged = writeZip(changeFile(bundle, path, encodeUtf8('{}\n')));
      validate(JSON.parse(await report(damaged, 'replay')));
      expect(validate.errors, path).toBeNull();
    }
  });

  it('say where they were made', () => {
    const validate = validator('environment');
    for (const environment of [environmentOfCli(), environmentOfPage({ userAgent: 'x', cores: 2 }, 2)]) {
      validate(JSON.parse(JSON.stringify(environment)));
      expect(validate.errors).toBeNull();
      expect(Object.keys(environment)[0]).toBe('$schema');
      expect(validate({ ...environment, cores: 'two' })).toBe(false);
    }
  });
});

describe('the pattern of paths', () => {
  it('says what the program says', () => {
    const segment = fc.oneof(
      fc.constantFrom('a', '..', '.', '', 'C:', 'é', 'a.b', '\\', '\u0000', '\u2028', '\u0085'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 4 }), (segments) => {
        const name = segments.join('/');
        expect(SAFE_PATH.test(name)).toBe(unsafeName(name) === null && !name.endsWith('/'));
      }),
      { numRuns: 2000 },
    );
  });
});

type Change = 'delete' | 'add' | 'null' | 'object' | 'negative';

/** Key paths of everything in a document, the top apart. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const own = path.length === 0 ? [] : [path];
  if (value === null || typeof value !== 'object') return own;
  return [...own, ...Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key]))];
}

/** `false` where there is nothing to change in that way. */
function apply(document: object, place: readonly string[], change: Change): boolean {
  let holder = document as Record<string, unknown>;
  for (const key of place.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const key = place[place.length - 1];
  if (change === 'delete') return Array.isArray(holder) ? false : Reflect.deleteProperty(holder, key);
  if (change === 'add') {
    const value = holder[key];
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
    (value as Record<string, unknown>)['constructor'] = [1];
    return true;
  }
  const replacement = { null: null, object: {}, negative: -1 }[change];
  Object.defineProperty(holder, key, { value: replacement, enumerable: true, configurable: true, writable: true });
  return true;
}
