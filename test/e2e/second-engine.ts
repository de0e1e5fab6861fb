import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A run with the packages of the second engine, and the fingerprint that the command line gives it. */
export const SECOND_ENGINE = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-mljs-'));
  const [data, config, zip] = ['data.csv', 'config.yaml', 'bundle.zip'].map((name) => join(folder, name));
  const rows = Array.from({ length: 120 }, (_, i) => {
    const x = (i * 37) % 101;
    return `${x / 7},${((i * 53) % 89) / 3},${'abc'[i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
  });
  writeFileSync(data, `x,z,c,y\n${rows.join('\n')}\n`);
  writeFileSync(
    config,
    'engine: mljs\nseed: 5\ndata: {path: data.csv, target: y}\ncv: {n_splits: 3}\nmodels: {svm: , logistic_regression: , knn: , decision_tree: , random_forest: {n_estimators: 20}}\n',
  );
  const node = (): string => {
    execFileSync(process.execPath, ['dist/cli/selfsame.js', 'train', '--no-cache', '-c', config, '-o', zip], {
      stdio: 'pipe',
    });
    return createHash('sha256').update(readFileSync(zip)).digest('hex');
  };
  return { data, config, node };
})();
