import type { Json } from '../bytes/value.ts';
import { CONFIG_FIELDS } from './fields.ts';
import type { ProblemList } from './problem-list.ts';
import type { SectionReading } from './read-sections.ts';
import { quote } from './text-rules.ts';

/** Names in `artifacts/` that the bundle itself uses. */
const FIXED = ['config.json', 'model_card.md', 'lineage.json', 'logs', 'results'];
const FILE_KEYS = ['model_file', 'threshold_file', 'metrics_file', 'drift_baseline_file'];
const PICKLE = /\.(joblib|pkl|pickle)$/i;

/** The name under which the model is written: a Python pickle's extension becomes `.json`. */
export function writtenModelFile(name: string): string {
  return name.replace(PICKLE, '.json');
}

/** Notes a renamed model file, and refuses two artifacts of one name (case does not tell files apart everywhere). */
export function settleArtifacts({ values, spans }: SectionReading, problems: ProblemList): void {
  const model = values.get('artifacts.model_file');
  const span = spans.get('artifacts.model_file');
  if (typeof model === 'string' && span !== undefined && PICKLE.test(model))
    problems.add({
      code: 'config/renamed-model-file',
      severity: 'note',
      span,
      path: 'artifacts.model_file',
      message: `The model is written as ${quote(writtenModelFile(model))}: ${quote(model)} would be a Python pickle, and this file is JSON.`,
      fix: 'Nothing has to be done.',
      replacement: writtenModelFile(model),
    });
  const taken = new Map(FIXED.map((name) => [name, `the bundle's own ${quote(`artifacts/${name}`)}`]));
  for (const [path, name] of names(values)) {
    const folded = name.toLowerCase();
    const owner = taken.get(folded);
    if (owner === undefined) taken.set(folded, `\`${path}\``);
    else
      problems.add({
        code: 'config/name-clash',
        span: spans.get(path) ?? spans.get('artifacts') ?? { start: 0, end: 0 },
        path,
        message: `\`${path}\` is ${quote(name)}, which is also the name of ${owner}.`,
        fix: 'Choose another name.',
      });
  }
}

/** Written names first, so that a clash with a default is shown where the person can mend it. */
function names(values: ReadonlyMap<string, Json>): readonly (readonly [string, string])[] {
  const all = FILE_KEYS.map((key) => {
    const path = `artifacts.${key}`;
    const given = values.get(path);
    const name = given ?? CONFIG_FIELDS.find((field) => field.path === path)?.default;
    return { path, given: given !== undefined, name: typeof name === 'string' ? writtenModelFile(name) : '' };
  });
  return [...all.filter(({ given }) => !given), ...all.filter(({ given }) => given)].map(({ path, name }) => [
    path,
    name,
  ]);
}
