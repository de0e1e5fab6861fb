import type { CurveCounts } from '../../evaluation/types.ts';
import { escapeHtml } from '../report-html.ts';
import type { ReportedModel } from './facts.ts';
import { titleOf } from './words.ts';

/** Pixels of the viewBox; text in it is drawn at its own size on a page of this width. */
const WIDTH = 470;
const HEIGHT = 300;
const LEFT = 44;
const TOP = 12;
const RIGHT = WIDTH - 20;
const BOTTOM = HEIGHT - 30;

const atX = (share: number): number => LEFT + share * (RIGHT - LEFT);
const atY = (share: number): number => BOTTOM - share * (BOTTOM - TOP);

type Point = readonly [x: number, y: number];

/** A point for each step of at least this many pixels: a tenth is below what a printer shows. */
const STEP = 0.4;

function path(points: readonly Point[], name: string): string {
  let text = '';
  let [lastX, lastY] = [-1000, -1000];
  points.forEach(([px, py], i) => {
    const [x, y] = [atX(px), atY(py)];
    const near = x - lastX < STEP && lastX - x < STEP && y - lastY < STEP && lastY - y < STEP;
    if (near && i < points.length - 1) return;
    text += `${text === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    [lastX, lastY] = [x, y];
  });
  return `<path class="${name}" d="${text}"/>`;
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

function frame(title: string, xTitle: string, percentX: boolean, content: string): string {
  const rules = QUARTERS.map(
    (q) =>
      `<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${atY(q)}" y2="${atY(q)}"/>` +
      `<text x="${LEFT - 6}" y="${atY(q) + 4}" text-anchor="end">${q * 100} %</text>` +
      `<text x="${atX(q)}" y="${BOTTOM + 16}" text-anchor="middle">${percentX ? `${q * 100} %` : q.toFixed(2)}</text>`,
  );
  return (
    `<figure><figcaption>${escapeHtml(title)}</figcaption>` +
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">${rules.join('')}${content}` +
    `<text x="${RIGHT}" y="${HEIGHT - 2}" text-anchor="end">${escapeHtml(xTitle)}</text></svg></figure>`
  );
}

/** A sample of each line with its name, in the empty corner of a plot. */
function keys(models: readonly ReportedModel[], at: Point, value: (model: ReportedModel) => string): string {
  return models
    .map((model, i) => {
      const [x, y] = [atX(at[0]), atY(at[1]) + i * 17];
      return (
        `<line class="line ${className(model.model)}" x1="${x}" x2="${x + 26}" y1="${y - 4}" y2="${y - 4}"/>` +
        `<text class="ink" x="${x + 32}" y="${y}">${escapeHtml(titleOf(model.model))} ${value(model)}</text>`
      );
    })
    .join('');
}

/** Names of models come from a fixed list; anything else would be no class. */
export const className = (model: string): string => `m-${model.replace(/[^a-z_]/g, '')}`;

const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

export function rocChart(models: readonly ReportedModel[], title: string): string {
  const line = ({ model, curve }: ReportedModel, i: number): string => {
    const points: Point[] = [[0, 0]];
    for (let k = 0; k < curve.thresholds.length; k++)
      points.push([share(curve.falsePositives[k], curve.negatives), share(curve.truePositives[k], curve.positives)]);
    return path(points, `line ${className(model)}${i === 0 ? ' best' : ''}`);
  };
  const lines = models.map(line).reverse().join('');
  const base = `<line class="base" x1="${atX(0)}" y1="${atY(0)}" x2="${atX(1)}" y2="${atY(1)}"/>`;
  return frame(
    title,
    'share of the others flagged',
    true,
    base + lines + keys(models, [0.45, 0.07 * models.length + 0.02], ({ auc }) => figure(auc)),
  );
}

export function precisionRecallChart(models: readonly ReportedModel[], title: string): string {
  const line = ({ model, curve }: ReportedModel, i: number): string => {
    const points = Array.from(curve.thresholds, (_, k): Point => [
      share(curve.truePositives[k], curve.positives),
      precision(curve, k),
    ]);
    return path(points, `line ${className(model)}${i === 0 ? ' best' : ''}`);
  };
  const lines = models.map(line).reverse().join('');
  return frame(
    title,
    'share of the target class found',
    true,
    lines + keys(models, [0.04, 0.07 * models.length + 0.02], ({ ap }) => figure(ap)),
  );
}

/** Below this many flagged rows a precision is mostly luck. */
const FEWEST_FLAGGED = 15;

export function thresholdChart(curve: CurveCounts, threshold: number, target: number, title: string): string {
  const steady: Point[] = [];
  const recall: Point[] = [];
  for (let k = 0; k < curve.thresholds.length; k++) {
    const at = curve.thresholds[k];
    if (curve.truePositives[k] + curve.falsePositives[k] >= FEWEST_FLAGGED) steady.push([at, precision(curve, k)]);
    recall.push([at, share(curve.truePositives[k], curve.positives)]);
  }
  const x = atX(threshold);
  const label = (points: readonly Point[], words: string, index: number): string => {
    const point = points[index];
    return point === undefined
      ? ''
      : `<text class="ink halo" x="${(atX(point[0]) + 6).toFixed(1)}" y="${(atY(point[1]) - 6).toFixed(1)}">${words}</text>`;
  };
  return frame(
    title,
    'threshold',
    false,
    `<line class="base" x1="${LEFT}" x2="${RIGHT}" y1="${atY(target)}" y2="${atY(target)}"/>` +
      `<line class="chosen" x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${TOP}" y2="${BOTTOM}"/>` +
      path(recall, 'line recall') +
      path(steady, 'line precision') +
      label(steady, 'precision', steady.length - 1 - ((steady.length / 8) | 0)) +
      label(recall, 'recall', (recall.length / 3) | 0),
  );
}

/** Folds as circles and their mean as a bar, on an axis from `from` to `to`. */
export function foldDots(model: ReportedModel, from: number, to: number): string {
  const at = (value: number): string => (4 + (192 * (value - from)) / (to - from)).toFixed(1);
  const known = model.folds.filter((fold) => fold !== null);
  const dots = known.map((fold) => `<circle cx="${at(fold)}" cy="10" r="3"/>`).join('');
  const mean =
    model.mean === null ? '' : `<line class="mean" x1="${at(model.mean)}" x2="${at(model.mean)}" y1="3" y2="17"/>`;
  const words = `Folds: ${known.map((fold) => fold.toFixed(3)).join(', ')}`;
  return `<svg class="dots ${className(model.model)}" viewBox="0 0 200 20" role="img" aria-label="${words}">${dots}${mean}</svg>`;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const precision = (curve: CurveCounts, k: number): number =>
  curve.truePositives[k] / (curve.truePositives[k] + curve.falsePositives[k]);
