import type { Json, JsonObject } from '../../bytes/value.ts';
import { SCORE_TITLES } from '../card-words.ts';
import { fingerprintOf, type OpenedBundle } from '../open-bundle.ts';
import { escapeHtml } from '../report-html.ts';
import { foldDots, precisionRecallChart, rocChart, thresholdChart } from './charts.ts';
import { numberOf, reportFacts, type ReportFacts } from './facts.ts';
import { REPORT_STYLE } from './style.ts';
import { grouped, titleOf } from './words.ts';

/**
 * An experiment as one page for people: what was trained, what came of it, and what it is known by. Written from the
 * bundle alone, so that the same bundle gives the same bytes everywhere; no scripts, nothing from elsewhere.
 * @throws SelfsameError where a file that it needs is missing or damaged
 */
export async function experimentReport(opened: OpenedBundle): Promise<string> {
  const facts = reportFacts(opened);
  const { config, models, lineage } = facts;
  const fingerprint = (await opened.isCanonical()) ? opened.sha256 : await fingerprintOf(opened);
  const name = config.experiment.name;
  const sections = [
    headSection(facts, fingerprint),
    leaderboard(facts),
    thresholdSection(facts),
    `<h2>Curves</h2><p class="small">Out of fold, on the training rows. Labels give the mean over the folds.</p><div class="charts">${rocChart(models, `ROC: ${titleOf(models[0].model)} ranks first`)}${precisionRecallChart(models, 'Precision and recall')}</div>`,
    testSection(facts),
    `<h2>Config</h2><p class="small">${escapeHtml(lineage.config.path)} as it was run.</p><pre>${escapeHtml(facts.configText)}</pre>`,
    fileSection(facts),
  ];
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Nothing may be fetched or run, whatever the names in a bundle say.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(`Experiment ${name}`)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    ...sections,
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function headSection({ config, lineage, metrics, models, labels }: ReportFacts, fingerprint: string | null): string {
  const notes = config.experiment.notes;
  const goal = `${config.data.target} = ${labels[1]}`;
  return [
    `<p class="small">Experiment ${escapeHtml(config.experiment.name)}</p>`,
    `<h1>${escapeHtml(`${titleOf(models[0].model)} finds ${goal} with precision ${three(metrics.precision)} and recall ${three(metrics.recall)} on rows it never saw`)}</h1>`,
    notes === null ? '' : `<p>${escapeHtml(notes)}</p>`,
    `<p>${grouped(lineage.dataset.rows)} rows of ${escapeHtml(lineage.dataset.path)}, ${models.length} ${models.length === 1 ? 'model' : 'models'}, ${config.cv.n_splits} folds, seed ${lineage.seed}, ${escapeHtml(lineage.engine.name)} with kernels ${lineage.engine.kernels}.</p>`,
    fingerprint === null ? '' : `<p class="mono">bundle SHA-256 ${fingerprint}</p>`,
    `<p class="mono">run ${escapeHtml(lineage.run_id)}</p>`,
    '<p class="small">This page repeats what the bundle says. Whether that holds, verifying the bundle shows: drop it on the page’s Verify, or run <span class="mono">selfsame verify --replay</span> on it.</p>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const OTHERS: readonly (readonly [string, string, (model: ReportFacts['models'][number]) => number | null])[] = [
  ['roc_auc', 'ROC AUC', ({ auc }) => auc],
  ['average_precision', 'Average precision', ({ ap }) => ap],
];

function leaderboard({ models, config }: ReportFacts): string {
  const folds = models.flatMap((model) => model.folds.filter((fold) => fold !== null));
  const low = folds.reduce((a, b) => (b < a ? b : a), folds[0] ?? 0);
  const high = folds.reduce((a, b) => (b > a ? b : a), folds[0] ?? 1);
  const rankBy = config.cv.rank_by;
  const score = SCORE_TITLES[rankBy];
  // What the models are ranked by is the first column already.
  const others = OTHERS.filter(([name]) => name !== rankBy);
  const rows = models.map(
    (model, i) =>
      `<tr${i === 0 ? ' class="best-row"' : ''}><th scope="row">${escapeHtml(titleOf(model.model))}</th><td class="r">${four(model.mean)}</td><td class="r">${four(model.std)}</td>` +
      `<td>${foldDots(model, low, high > low ? high : low + 1)}</td>${others.map(([, , of]) => `<td class="r">${four(of(model))}</td>`).join('')}</tr>`,
  );
  return (
    `<h2>Models</h2><p class="small">Cross-validated, ranked by ${score}. Circles are folds from ${low.toFixed(3)} to ${high.toFixed(3)}, the bar is their mean.</p>` +
    `<div class="wide"><table><thead><tr><th scope="col">Model</th><th scope="col" class="r">${escapeHtml(score)}</th><th scope="col" class="r">Standard deviation</th><th scope="col">Folds</th>${others.map(([, title]) => `<th scope="col" class="r">${title}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  );
}

function thresholdSection({ metrics, threshold, models }: ReportFacts): string {
  const calibration = metrics.calibration as JsonObject;
  const target = numberOf(calibration.target_precision) ?? 0;
  const reached = calibration.reached === true;
  const where = calibration.chosen_on === 'test' ? 'the test rows' : 'the out-of-fold predictions of the training rows';
  return (
    `<h2>Threshold</h2><p>Rows with a probability of at least <b title="${threshold}">${four(threshold)}</b> are flagged: ` +
    (reached
      ? `the highest recall at a precision of ${target} on ${where}.`
      : `no threshold reaches a precision of ${target} on ${where}.`) +
    `</p><div class="half">${thresholdChart(models[0].curve, threshold, target, `${titleOf(models[0].model)}: precision and recall by threshold`)}</div>`
  );
}

const TEST: readonly (readonly [string, string])[] = [
  ['precision', 'Precision'],
  ['recall', 'Recall'],
  ['f1', 'F1'],
  ['roc_auc', 'ROC AUC'],
  ['average_precision', 'Average precision'],
  ['accuracy', 'Accuracy'],
  ['log_loss', 'Log loss, less is better'],
  ['brier', 'Brier score, less is better'],
];

function testSection({ metrics, intervals, config, labels }: ReportFacts): string {
  const scores = (intervals?.metrics ?? {}) as JsonObject;
  const matrix = metrics.confusion_matrix as JsonObject;
  const rows = TEST.map(
    ([key, words]) =>
      `<tr><th scope="row">${words}</th><td class="r">${four(numberOf(metrics[key]))}</td>${intervals === null ? '' : `<td class="r">${between(scores[key])}</td>`}</tr>`,
  );
  const n = (key: string): string => grouped(numberOf(matrix[key]) ?? 0);
  const positive = escapeHtml(`${config.data.target} = ${labels[1]}`);
  return (
    '<h2>Test</h2><p class="small">The best model on the rows that were kept apart, at the threshold.</p><div class="charts">' +
    `<table>${intervals === null ? '' : '<thead><tr><th></th><th scope="col" class="r">Score</th><th scope="col" class="r">95\u00a0% interval</th></tr></thead>'}<tbody>${rows.join('')}</tbody></table>` +
    `<div><table><thead><tr><th></th><th scope="col" class="r">flagged</th><th scope="col" class="r">not flagged</th></tr></thead><tbody><tr><th scope="row">${positive}</th><td class="r">${n('tp')}</td><td class="r">${n('fn')}</td></tr><tr><th scope="row">the others</th><td class="r">${n('fp')}</td><td class="r">${n('tn')}</td></tr></tbody></table></div></div>`
  );
}

function fileSection({ files, lineage }: ReportFacts): string {
  const absent = files.some(({ path }) => path === lineage.dataset.path)
    ? ''
    : row(lineage.dataset.path, lineage.dataset.bytes, lineage.dataset.sha256, ' (not in the bundle)');
  const rows = files.map(({ path, bytes, sha256 }) => row(path, bytes, sha256)).join('');
  return `<h2>Fingerprints</h2><div class="wide"><table><thead><tr><th scope="col">File</th><th scope="col" class="r">Bytes</th><th scope="col">SHA-256</th></tr></thead><tbody>${absent}${rows}</tbody></table></div>`;
}

const row = (path: string, bytes: number, sha256: string, rest = ''): string =>
  `<tr><th scope="row">${escapeHtml(path)}${rest}</th><td class="r">${grouped(bytes)}</td><td class="mono">${sha256}</td></tr>`;

/** Ends of a bootstrap interval. */
function between(interval: Json | undefined): string {
  if (interval === null || typeof interval !== 'object') return '–';
  const { low, high } = interval as JsonObject;
  return `${four(numberOf(low))} to ${four(numberOf(high))}`;
}

const four = (value: number | null): string => (value === null ? '–' : value.toFixed(4));
const three = (value: unknown): string => (typeof value === 'number' ? value.toFixed(3) : '–');
