import { KNOWN_DEFECTS, type Agreement, type CrossCheckReport } from '../core/index.ts';
import { count, plural, score, textTable } from './format.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** Rows named of a model at most. */
const MOST = 10;

/** The verdict first, then what was compared, then the numbers by model and what is known of the packages. */
export function printCrossCheck(terminal: Terminal, report: CrossCheckReport): void {
  const { out, outStyle } = terminal;
  const { models, rows, drawn_from, evened, left, packages } = report;
  const differing = models.filter(({ verdict }) => verdict === 'differs').map(({ model }) => model);
  out(
    differing.length === 0
      ? outStyle.good('The second engine agrees.')
      : outStyle.bad(`The second engine differs beyond what is known: ${differing.join(', ')}.`),
  );
  out(
    drawn_from === null
      ? `Compared on all ${plural(rows, 'row')}.`
      : `Compared on ${count(rows)} of ${plural(drawn_from, 'row')}, drawn by the seed.`,
  );
  for (const { path, from, to, why } of evened)
    out(
      `For both, ${path} is ${printable(JSON.stringify(to))} in place of ${printable(JSON.stringify(from))}: ${why}.`,
    );
  for (const model of left) out(`${model} was left out: the packages do not have it.`);
  out('');
  for (const line of textTable([HEADER, ...models.map(cells)])) out(line);
  for (const { model, disagreeing } of models) {
    if (disagreeing.length === 0) continue;
    const more = disagreeing.length > MOST ? `, and ${count(disagreeing.length - MOST)} more` : '';
    out(`${model}: another class in rows ${disagreeing.slice(0, MOST).join(', ')}${more}.`);
  }
  out('');
  for (const { model, verdict, tolerance } of models) {
    out(`${model}: agrees up to a mean of ${tolerance.mean} and an AUC of ${tolerance.auc}. ${tolerance.why}`);
    if (verdict === 'agrees') continue;
    for (const { package: name, text, issue, shows } of KNOWN_DEFECTS[model] ?? [])
      if (shows) out(outStyle.dim(`  ${name}: ${text}${issue === undefined ? '' : ` (${issue})`}`));
  }
  out('');
  out(
    outStyle.dim(
      Object.entries(packages)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ),
  );
}

const HEADER = ['model', 'verdict', 'AUC ours', 'theirs', 'difference', 'mean |Δp|', 'max |Δp|', 'rank corr.', 'rows'];

const VERDICTS = { agrees: 'agrees', known: 'known defect', differs: 'differs' } as const;

function cells({ model, verdict, auc, probability, rank_correlation, disagreeing }: Agreement): string[] {
  return [
    model,
    VERDICTS[verdict],
    score(auc.ours),
    score(auc.theirs),
    score(auc.difference),
    score(probability.mean),
    score(probability.max),
    score(rank_correlation),
    count(disagreeing.length),
  ];
}
