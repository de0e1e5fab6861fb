const MODELS: readonly (readonly [string, light: string, dark: string, dash: string])[] = [
  ['random_forest', '#0067a8', '#4ba6e6', 'none'],
  ['logistic_regression', '#b87400', '#e69f00', '7 3'],
  ['decision_tree', '#b14d86', '#dc8fb8', '3 2.5'],
  ['svm', '#5d646c', '#9aa2aa', '9 3 2 3'],
  ['knn', '#3793cf', '#a9daf5', '0.1 5'],
  ['extra_trees', '#00795a', '#35c09a', '10 3'],
  ['gradient_boosting', '#5b45a8', '#b5a5ee', '12 2 2 2'],
  ['naive_bayes', '#77761a', '#cfcd5c', '6 2 1 2 1 2'],
];

const light = MODELS.map(([name, colour, , dash]) => `.m-${name}{--c:${colour};--dash:${dash}}`).join('');
const dark = MODELS.map(([name, , colour]) => `.m-${name}{--c:${colour}}`).join('');

/** The page's look on screen, in the dark and on paper; colour and dash belong to the model as they do in the program. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #14171a; --ink-2: #4a5158; --ink-3: #656c74; --rule: #e4e6e8; --bg: #fff; --bg-2: #f5f6f6; --accent: #00725a; }
${light}
@media (prefers-color-scheme: dark) { :root { --ink: #eceef0; --ink-2: #b0b7bd; --ink-3: #9aa2aa; --rule: #33383d; --bg: #0e1012; --bg-2: #16191c; --accent: #38c79c; } ${dark} }
@media print { :root { color-scheme: light; --ink: #000; --ink-2: #333; --ink-3: #555; --rule: #bbb; --bg: #fff; --bg-2: #fff; --accent: #00523f; } ${light} body { max-width: none; padding: 0; font-size: 11pt; } h2 { break-after: avoid; } pre { white-space: pre-wrap; } @page { margin: 18mm 16mm; } }
body { font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; color: var(--ink); background: var(--bg); max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0.25rem 0 0.75rem; letter-spacing: -0.01em; } h2 { font-size: 1.1rem; margin: 2.5rem 0 0.5rem; }
p { margin: 0.35rem 0; max-width: 46rem; } .small { color: var(--ink-3); font-size: 0.85rem; } .mono, pre { font: 0.8rem/1.5 ui-monospace, monospace; }
pre { background: var(--bg-2); border: 1px solid var(--rule); padding: 0.75rem 1rem; overflow-x: auto; margin: 0.5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; } th, td { text-align: left; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--rule); vertical-align: middle; }
th { color: var(--ink-3); font-weight: 400; } tbody th { color: var(--ink); } .r { text-align: right; white-space: nowrap; } thead th { overflow-wrap: normal; } thead .r { white-space: normal; } td.mono { font-size: 0.72rem; } tr, figure { break-inside: avoid; } .best-row th, .best-row td { font-weight: 650; }
@media (max-width: 40rem) { .wide { overflow-x: auto; } .wide th, .wide td { white-space: nowrap; overflow-wrap: normal; } }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem 2rem; } .charts figure, .half { max-width: 30rem; }
figure { margin: 0.5rem 0; } figcaption { font-weight: 650; font-size: 0.95rem; margin-bottom: 0.35rem; } svg { display: block; width: 100%; height: auto; } svg.dots { width: 200px; }
svg text { font: 12px system-ui, sans-serif; fill: var(--ink-3); } svg .ink { fill: var(--ink); } .halo { paint-order: stroke; stroke: var(--bg); stroke-width: 4px; }
.grid { stroke: var(--rule); } .base { stroke: var(--ink-3); stroke-dasharray: 2 3; } .chosen { stroke: var(--accent); stroke-width: 2; }
.line { fill: none; stroke: var(--c, var(--ink)); stroke-dasharray: var(--dash, none); stroke-width: 1.75; stroke-linejoin: round; } .line.best { stroke-width: 2.5; } .m-knn.line { stroke-linecap: round; } .recall { stroke-dasharray: 5 3; }
.dots circle { fill: var(--bg); stroke: var(--c, var(--ink)); stroke-width: 1.5; } .dots .mean { stroke: var(--c, var(--ink)); stroke-width: 2.5; }
`.trim();
