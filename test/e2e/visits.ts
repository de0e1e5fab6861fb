/** Visitors of a shop, and which of them bought: small, numeric and categorical, with something to be learned. */
export const visitsCsv = (rows: number): string =>
  `visitor,minutes,source,bought\n${Array.from({ length: rows }, (_, i) => {
    const minutes = (i * 37) % 101;
    return `v${i},${minutes},${['mail', 'shop', 'web'][i % 3]},${minutes + ((i * 17) % 40) > 80 ? 'yes' : 'no'}`;
  }).join('\n')}\n`;

export const VISITS_CONFIG = `seed: 7
data:
  target: bought
  exclude: [visitor]
models:
  logistic_regression: {}
  decision_tree: {max_depth: 3}
cv:
  n_splits: 3
business:
  target_precision: 0.7 # seven in ten
`;
