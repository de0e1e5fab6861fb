import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** 240 rows of two classes that can be told apart, with a category, a quoted line break and missing values. */
export function smallCsv(rows = 240): string {
  const lines = ['hours,visits,plan,bought'];
  for (let i = 0; i < rows; i++) {
    // Multiples of an odd number modulo a power of two: scattered, and the same everywhere.
    const noise = ((i * 7919) % 1024) / 1024;
    const bought = (i * 5 + 3) % 8 < 3;
    const hours = i % 17 === 0 ? '' : (noise * 6 + (bought ? 3 : 0)).toFixed(3);
    const plan = ['basic', 'pro', '"team\nlarge"', 'pro'][(i * 11) % 4];
    lines.push(`${hours},${Math.floor(noise * 40) + (bought ? 9 : 0)},${plan},${bought ? 'yes' : 'no'}`);
  }
  return `${lines.join('\n')}\n`;
}

export const SMALL_CONFIG = `# a small job
experiment:
  name: small
seed: 7
data:
  path: small.csv   # beside this file
  target: bought
models:
  logistic_regression:
  decision_tree:
    max_depth: 4
  random_forest:
    n_estimators: 12
cv:
  n_splits: 3
business:
  target_precision: 0.8
`;

/** Writes `small.csv` and `config.yaml` into a folder and says where the config is. */
export async function writeSmallJob(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'small.csv'), smallCsv());
  await writeFile(join(folder, 'config.yaml'), SMALL_CONFIG);
  return join(folder, 'config.yaml');
}
