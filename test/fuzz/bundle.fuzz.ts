import fc from 'fast-check';
import { it } from 'vitest';
import { openBundleFiles, verifyBundle, type ZipFile } from '../../src/core/index.ts';
import { filesOf } from '../core/bundle/forge.ts';
import { reforge } from '../core/bundle/forgery/reforge.ts';
import { tinyRun } from '../core/bundle/tiny-run.ts';
import { fuzz, within } from './budget.ts';
import { damaged } from './bytes.ts';
import { resultOrCode } from './coded.ts';

it('bundles with one damaged file, hashes made to fit', async () => {
  const { bundle } = await tinyRun();
  const forged = fc
    .constantFrom(...filesOf(bundle).filter(({ path }) => path !== 'SHA256SUMS'))
    .chain(({ path, bytes }) => damaged(fc.constant(bytes)).map((changed): ZipFile => ({ path, bytes: changed })));
  const check = async ({ path, bytes }: ZipFile): Promise<void> => {
    const files = await reforge(bundle, path, bytes);
    const opened = await within(() => resultOrCode(() => openBundleFiles(files)));
    if (opened === null) return;
    const report = await within(() => resultOrCode(() => verifyBundle(opened, { depth: 'model-check' })));
    if (report === null) return;
    // Another dataset or config is another experiment; everything else must be noticed.
    const same = Buffer.compare(bytes, bundle.files.find((file) => file.path === path)?.bytes ?? bytes) === 0;
    const other = path === 'data.csv' || path === 'config.yaml' || path.endsWith('best_model.json');
    if (report.passed && !same && !other && !path.endsWith('metrics.jsonl') && !path.endsWith('lineage.json'))
      throw new Error(`a changed ${path} has passed`);
  };
  await fuzz('bundles', 5_000, fc.asyncProperty(forged, check));
});
