import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = 'test/golden/numeric/data.csv';

const CONFIG = `seed: 7
data: { path: data.csv, target: diagnosis, positive_class: M }
models:
  logistic_regression: {}
  decision_tree: { max_depth: 4 }
cv: { n_splits: 3 }
`;

/**
 * Writes into `folder`: a.zip, b.zip (another depth of the tree), private.zip (without its data), data.csv (400 rows),
 * windows.csv (the same with other line ends), an image and an empty file.
 */
export function trainSmall(folder: string): void {
  const at = (name: string): string => join(folder, name);
  const data = readFileSync(DATA, 'utf8');
  writeFileSync(at('data.csv'), data);
  writeFileSync(at('windows.csv'), data.replaceAll('\n', '\r\n'));
  writeFileSync(at('config.yaml'), CONFIG);
  writeFileSync(at('photo.png'), Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'));
  writeFileSync(at('nothing.csv'), '');
  const train = (name: string, ...more: string[]): void => {
    const options = ['--config', at('config.yaml'), '--out', at(name), '--workers', '2', ...more];
    execFileSync(process.execPath, ['dist/cli/selfsame.js', 'train', ...options], { stdio: 'ignore' });
  };
  train('a.zip');
  train('b.zip', '--set', 'models.decision_tree.max_depth=2');
  train('private.zip', '--set', 'bundle.include_dataset=false');
}
