import type { Json } from '../bytes/value.ts';
import { CONFIG_FIELDS } from './fields.ts';
import { DEFAULT_MODELS } from './sections.ts';
import type { Finding, ProblemList } from './problem-list.ts';
import type { SectionReading } from './read-sections.ts';
import { MOST_CANDIDATES } from './sweep-fields.ts';

/** Inner fits of a run at most: beyond them its trace alone would be larger than most datasets. */
const MOST_FITS = 20000;

/** What only the whole sweep shows: models that are not there, nothing to try, or too much of it. */
export function checkSweep(read: SectionReading, problems: ProblemList): void {
  const { values, spans, sections } = read;
  if (!sections.has('sweep')) return;
  const report = (path: string, rest: Pick<Finding, 'message' | 'fix'>, code: Finding['code'] = 'config/sweep'): void =>
    problems.add({ code, span: spans.get(path) ?? { start: 0, end: 0 }, path, ...rest });
  if (values.get('engine') === 'mljs')
    report(
      'sweep',
      {
        message: '`engine: mljs` has no sweep.',
        fix: 'Delete the section `sweep`, or the line `engine: mljs`.',
      },
      'config/engine',
    );
  // A key that is not known was meant to be one: what it leaves empty is no second problem.
  const isMisspelled = (path: string): boolean =>
    problems.has((found) => found.code === 'config/unknown-key' && found.path?.startsWith(`${path}.`) === true);
  const named = [...sections].filter((path) => path.startsWith('sweep.models.'));
  if (named.length === 0 && !isMisspelled('sweep.models'))
    return report(spans.has('sweep.models') ? 'sweep.models' : 'sweep', {
      message: 'The sweep names nothing to try.',
      fix: 'Name a model and values below `sweep.models`, such as `knn: {n_neighbors: [5, 15, 45]}`, or delete the section.',
    });
  let candidates = 0;
  for (const path of named) {
    const model = path.slice('sweep.models.'.length);
    const count = countOf(model, read, report);
    if (!namesKey(model, read) && !isMisspelled(path)) report(path, nothingOf(model));
    candidates += Math.min(count, MOST_CANDIDATES);
    if (!modelsOf(sections).includes(model))
      report(path, {
        message: `The sweep tries values of \`${model}\`, which is not among \`models\`.`,
        fix: `Add \`${model}:\` to \`models\`, or delete it here.`,
      });
  }
  const outer = numberAt(read, 'cv.n_splits', 5);
  const inner = numberAt(read, 'sweep.n_splits', 3);
  const fits = candidates * inner * (outer + 1);
  if (fits > MOST_FITS)
    report('sweep', {
      message: `The sweep leads to ${fits} fits: ${candidates} candidates in ${inner} inner folds of ${outer} folds and of all training rows; ${MOST_FITS} are the limit.`,
      fix: 'Shorten the lists, use `method: random` with a small `budget`, or fewer folds.',
    });
}

/** Candidates of a model; what is wrong with their number is reported. */
function countOf(
  model: string,
  { values }: SectionReading,
  report: (path: string, rest: Pick<Finding, 'message' | 'fix'>) => void,
): number {
  const path = `sweep.models.${model}`;
  const keys = CONFIG_FIELDS.filter((field) => field.path.startsWith(`${path}.`));
  const product = keys.reduce(
    (all, field) => all * ((values.get(field.path) as readonly Json[] | undefined)?.length ?? 1),
    1,
  );
  if (values.get('sweep.method') === 'random') {
    const budget = values.get('sweep.budget');
    return Math.min(product, typeof budget === 'number' ? budget : 20);
  }
  if (product > MOST_CANDIDATES)
    report(path, {
      message: `The grid of \`${model}\` has ${product} combinations; ${MOST_CANDIDATES} are the limit.`,
      fix: 'Shorten its lists, or use `method: random` with a `budget`.',
    });
  return product;
}

function namesKey(model: string, { spans }: SectionReading): boolean {
  return [...spans.keys()].some((path) => path.startsWith(`sweep.models.${model}.`));
}

function nothingOf(model: string): Pick<Finding, 'message' | 'fix'> {
  const first = CONFIG_FIELDS.find(({ path }) => path.startsWith(`models.${model}.`))?.path.split('.')[2];
  return {
    message: `The sweep names no hyperparameter of \`${model}\`.`,
    fix: `Name one with its values, such as \`${first}\`, or delete the model here.`,
  };
}

function modelsOf(sections: ReadonlySet<string>): readonly string[] {
  const named = [...sections].filter((path) => path.startsWith('models.')).map((path) => path.slice('models.'.length));
  return named.length > 0 ? named : DEFAULT_MODELS;
}

function numberAt({ values }: SectionReading, path: string, byDefault: number): number {
  const value = values.get(path);
  return typeof value === 'number' ? value : byDefault;
}
