import { describe, expect, it } from 'vitest';
import { openBundleFiles } from '../../../src/core/bundle/open-bundle.ts';
import { trainingSize } from '../../../src/core/bundle/training-size.ts';
import { openBundle } from '../../../src/core/index.ts';
import { foldSize } from '../../../src/core/pipeline/cost.ts';
import { tinyRun } from './tiny-run.ts';

describe('trainingSize', () => {
  it('is the size that the run had', async () => {
    const { run, bundle } = await tinyRun();
    const found = trainingSize(await openBundle(bundle.zip));
    expect(found?.size).toEqual(foldSize(run.table, run.config));
    expect(found?.config).toEqual(run.config);
  });

  it('is not known where the config cannot be read', async () => {
    const { bundle } = await tinyRun();
    const files = bundle.files.map((file) =>
      file.path === 'config.yaml' ? { ...file, bytes: new TextEncoder().encode('data: [') } : file,
    );
    expect(trainingSize(await openBundleFiles(files))).toBeNull();
  });
});
