/** Files for pictures: data of several shapes, and what was done to a bundle. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';

/** Draws that look like chance and are the same each time, 0 to 1. */
function draws(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const PLANS = ['basic', 'family', 'business', 'student'];
const CITIES = ['Oslo', 'Rome', 'Łódź', 'Porto', 'Gent', 'Graz', 'Lund', 'Bath', 'Cork', 'Nice', 'Brno', 'Pisa'];

/** Customers of a telephone company: numbers, categories, missing cells, an identifier. */
export function customers(n, { seed = 1, shift = 0, answers = true } = {}) {
  const draw = draws(seed);
  const lines = Array.from({ length: n }, (_, i) => {
    const months = Math.floor(draw() ** 2 * 72) + 1 + shift;
    const fee = (12 + draw() * 60 + shift).toFixed(2);
    const calls = Math.floor(draw() ** 3 * 9);
    const plan = PLANS[Math.floor(draw() * (shift > 0 ? 2 : 4))];
    const leaves = draw() < 0.04 + 0.14 * calls - 0.002 * months + (plan === 'basic' ? 0.18 : 0) + Number(fee) / 400;
    const cells = [
      `C${10000 + i}`,
      months,
      draw() < 0.07 ? '' : fee,
      calls,
      plan,
      CITIES[Math.floor(draw() ** 2 * 12)],
    ];
    return [...cells, ...(answers ? [leaves ? 'yes' : 'no'] : [])].join(',');
  });
  return `customer,months,monthly_fee,support_calls,plan,city${answers ? ',left' : ''}\n${lines.join('\n')}\n`;
}

/** Names and cells that are read from right to left, beside others. */
export const rightToLeft = () =>
  `מזהה,גיל,עיר,note,קנה\n${Array.from({ length: 200 }, (_, i) => {
    const age = 18 + ((i * 37) % 60);
    return `מ${i},${age},${['תל אביב', 'חיפה', 'ירושלים'][i % 3]},"mixed שלום, ${i}",${age + ((i * 17) % 30) > 60 ? 'כן' : 'לא'}`;
  }).join('\n')}\n`;

export const CONFIG = `# Who will leave?
seed: 42
data:
  path: customers.csv
  target: left
  positive_class: "yes"
  exclude: [customer]
models:
  logistic_regression:
  knn: {n_neighbors: 15}
  decision_tree: {max_depth: 5, min_samples_leaf: 10}
  random_forest: {n_estimators: 100, min_samples_leaf: 3}
  gradient_boosting: {max_iter: 40}
cv: {n_splits: 5}
business: {target_precision: 0.7}
`;

/** Trains for so long that a picture of it can be taken. */
export const LONG_CONFIG = CONFIG.replace('n_estimators: 100', 'n_estimators: 20000');
export const BROKEN_CONFIG = 'data: {target: left}\nmodels:\n  knn: {n_neighbours: 0}\n  svm: {C: -1}\nseed: 1.5\n';
/** Nothing is left to learn from. */
export const FAILING_CONFIG = CONFIG.replace(
  '[customer]',
  '[customer, months, monthly_fee, support_calls, plan, city]',
);
export const SWEEP_CONFIG = `${CONFIG}sweep:
  models:
    decision_tree:
      max_depth: [2, 3, 4, 5, 6]
      min_samples_leaf: [1, 5, 10, 20]
`;

/** Writes text as a file and gives its path. */
export const fileIn = (folder) => (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** The bundle with one byte of its predictions changed, zipped again. */
export function tampered(bundle) {
  const files = unzipSync(new Uint8Array(readFileSync(bundle)));
  const changed = files['artifacts/results/predictions.csv'].slice();
  changed[changed.length >> 1] ^= 1;
  return zipSync({ ...files, 'artifacts/results/predictions.csv': changed });
}

/** A history of `n` runs, made of the ones that a page has exported. */
export function longHistory(exported, n) {
  const { runs, ...rest } = JSON.parse(exported);
  const many = Array.from({ length: n }, (_, i) => {
    const { head, detail } = structuredClone(runs[i % runs.length]);
    const sha256 = createHash('sha256').update(`${head.sha256} ${i}`).digest('hex');
    const drift = ((i * 29) % 17) / 1000;
    head.score.value -= drift;
    head.test.f1 -= drift;
    head.at -= i * 5_400_000;
    head.star = i % 9 === 4;
    head.note = i % 7 === 3 ? 'shallower trees, as agreed' : '';
    return { head: { ...head, sha256 }, detail: { ...detail, sha256 } };
  });
  return JSON.stringify({ ...rest, runs: many });
}
