import { engineRecord } from '../pipeline/kernels.ts';
import type { RunFacts } from './run-facts.ts';
import { cardData } from './card-data.ts';
import { evaluationSection } from './card-evaluation.ts';
import { cardSweep } from './card-sweep.ts';
import { bulletList, codeSpan, markdownTable, plainText, rounded, yamlText } from './markdown.ts';
import { IMPUTER_TITLES, MODEL_TITLES, SCORE_TITLES } from './card-words.ts';
import { bundlePaths, LINEAGE_PATH, SUMS_PATH } from './paths.ts';

/**
 * The model card: Hugging Face front matter, then the usual sections. It has no date and nothing of the machine, and
 * every number in it stands in a file of the bundle whose hash lineage.json records.
 */
export function modelCard(run: RunFacts, runId: string): string {
  const title = run.config.experiment.name;
  const sections = [
    `# Model card: ${plainText(title)}`,
    modelDetails(run, runId),
    intendedUse(run),
    cardData(run),
    trainingConfiguration(run),
    evaluationSection(run),
    limitations(run),
    ETHICS,
    howToUse(run),
    reproducibility(run, runId),
  ];
  return `${frontMatter(run)}\n${sections.join('\n\n')}\n`;
}

/** Keys as the Hugging Face Hub reads them (model-index, metrics). */
/** Who trained, where it was not our own engine. */
function enginePackages({ config }: RunFacts): string {
  const { packages = {} } = engineRecord(config.engine);
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  return versions.length === 0 ? '' : `; trained with ${versions.join(', ')}`;
}

function frontMatter(run: RunFacts): string {
  const { scores } = run.test;
  const metrics = (['roc_auc', 'average_precision', 'accuracy', 'precision', 'recall', 'f1'] as const)
    .map((name) => [name, scores[name]] as const)
    .filter(([, value]) => value !== null);
  return [
    '---',
    'library_name: selfsame',
    'pipeline_tag: tabular-classification',
    'tags:',
    '  - tabular-classification',
    '  - binary-classification',
    '  - reproducible',
    `  - ${run.final.model.replaceAll('_', '-')}`,
    'model-index:',
    `  - name: ${yamlText(run.config.experiment.name)}`,
    '    results:',
    '      - task:',
    '          type: tabular-classification',
    '        dataset:',
    `          name: ${yamlText(bundlePaths(run.config).dataset)}`,
    '          type: csv',
    `          revision: ${run.dataset.sha256}`,
    '          split: test',
    '        metrics:',
    ...metrics.flatMap(([name, value]) => [`          - type: ${name}`, `            value: ${String(value)}`]),
    '---',
  ].join('\n');
}

function modelDetails(run: RunFacts, runId: string): string {
  const { config, table, resolution, final, engineered } = run;
  const label = plainText(table.target.labels[1]);
  const used = resolution.columns.filter(({ type }) => type !== 'ignore');
  const items = [
    `Kind: ${MODEL_TITLES[final.model]} (\`${final.model}\`), the best of ${run.ranking.length} by ${SCORE_TITLES[config.cv.rank_by]}`,
    `Predicts: the probability that **${plainText(config.data.target)}** is **${label}** (the other class is ${plainText(table.target.labels[0])})`,
    `Input: ${used.length} columns, ${used.filter(({ type }) => type === 'numeric').length} numeric and ${used.filter(({ type }) => type === 'categorical').length} categorical`,
    `Engineered columns: ${engineered.length === 0 ? 'none' : engineered.map(plainText).join(', ')}`,
    `A row is flagged as ${label} when its probability is at least ${String(run.threshold.threshold)}`,
    `Run ID: \`${runId}\``,
    `Made by: Selfsame, kernel version ${run.kernels}${enginePackages(run)}`,
    ...Object.entries(final.summary).map(
      ([key, value]) => `Fitted model, ${key.replaceAll('_', ' ')}: ${String(value)}`,
    ),
  ];
  const notes = config.experiment.notes;
  return `## Model details\n\n${bulletList(items)}${notes === null ? '' : `\n\nNotes of the author: ${plainText(notes)}`}`;
}

function intendedUse({ config, table }: RunFacts): string {
  const label = plainText(table.target.labels[1]);
  return [
    '## Intended use',
    `Ranking and flagging of rows that come from the same source as the training data, by how likely ${plainText(config.data.target)} is ${label}, where a precision of about ${String(config.business.target_precision)} among the flagged is wanted.`,
    'Not intended: decisions about people without a person who looks at them, data from another population or another time without a check for drift, and columns that mean something else under the same name.',
  ].join('\n\n');
}

function trainingConfiguration(run: RunFacts): string {
  const { config } = run;
  const { preprocessing } = config;
  const { outlier_factor: factor } = preprocessing;
  const rows = Object.entries(config.models).map(([name, params]) => [
    `\`${name}\``,
    Object.entries(params)
      .map(([key, value]) => `${plainText(key)} = ${plainText(JSON.stringify(value))}`)
      .join(', '),
  ]);
  return [
    '## Training configuration',
    bulletList([
      `Seed: ${config.seed}`,
      `Test set: ${String(config.data.test_size)} of the rows, stratified; cross-validation in ${config.cv.n_splits} stratified folds`,
      `Numeric columns: missing values become ${IMPUTER_TITLES[preprocessing.numeric_imputer]}, then ${factor === null ? 'not clipped' : `clipped to the quartiles ± ${String(factor)} interquartile ranges`}, standardised`,
      `Categorical columns: missing values become ${IMPUTER_TITLES[preprocessing.categorical_imputer]}, then one column for each level; unknown levels are all zeros`,
      'Preprocessing is fitted on the training part of each fold alone',
      `Ranking by mean ${SCORE_TITLES[config.cv.rank_by]} over the folds; equal scores keep the order of the config`,
    ]),
    markdownTable(['Model', 'Hyperparameters'], rows),
    ...(run.sweep === null ? [] : cardSweep(run, run.sweep)),
    'The complete configuration is `config.yaml`; with every default filled in it is `artifacts/config.json`.',
  ].join('\n\n');
}

function limitations(run: RunFacts): string {
  const { threshold, config, engineered } = run;
  const items = [
    threshold.chosen_on === 'test'
      ? 'The threshold was chosen on the test set (`business.threshold_from: test`): the test metrics that depend on it are optimistic.'
      : 'The threshold was chosen on pooled out-of-fold probabilities and is applied unchanged to the model that was refitted on all training rows. The pool mixes the calibrations of the folds, and the refitted model may be calibrated differently again.',
  ];
  if (!threshold.reached)
    items.push(
      `No threshold reaches the target precision of ${String(threshold.target_precision)}; the one with the highest precision (${rounded(threshold.precision)}) was taken.`,
    );
  if (config.features !== null && engineered.length === 0)
    items.push('The engineered features of the config were left out: their source columns are not all in the data.');
  items.push(
    'The scores describe this split of these data. They say nothing about data that are collected otherwise or later.',
    'Categories that did not occur in training are treated as belonging to no level.',
    'Probabilities are those of the classifier; they were not calibrated beyond what the model itself does.',
  );
  return `## Limitations\n\n${bulletList(items)}`;
}

const ETHICS = [
  '## Ethical considerations',
  'The model repeats what is in its training data, unequal treatment included. Before it is used on people, look at its errors for each group that matters (the predictions of every row are in the bundle), at whether the columns may be used at all, and at what a wrong flag costs the person concerned.',
  'The bundle may contain the dataset itself. Do not pass it on further than the data may go.',
].join('\n\n');

function howToUse(run: RunFacts): string {
  const paths = bundlePaths(run.config);
  return [
    '## How to use',
    'Open the bundle in the Selfsame page, or on a command line:',
    '```sh\nselfsame verify bundle.zip            # files and model agree with their hashes and with each other\nselfsame verify bundle.zip --replay   # train everything again and compare every byte\nselfsame predict bundle.zip new.csv   # probabilities for new rows\n```',
    `Without this program: \`unzip bundle.zip && sha256sum -c ${SUMS_PATH}\` checks the files. The model is ${codeSpan(paths.model)}: JSON in which every large array is \`{"type", "length", "data"}\` with base64 of little-endian numbers (\`f64\`, \`i32\`, …), so that any language can read it.`,
  ].join('\n\n');
}

function reproducibility(run: RunFacts, runId: string): string {
  return [
    '## Reproducibility',
    'The bundle is a function of three things. Whoever has them gets the same bytes, on any machine, in any browser, with any number of workers:',
    markdownTable(
      ['What', 'SHA-256 or version'],
      [
        ['Dataset', `\`${run.dataset.sha256}\``],
        ['Config', `\`${run.configFile.sha256}\``],
        ['Kernels', String(run.kernels)],
        ['Run ID, which follows from these', `\`${runId}\``],
      ],
    ),
    `\`${LINEAGE_PATH}\` records the hash of every file and of every one of the ${run.tasks.length} tasks of the run, so that a verifier can say where two runs part.`,
  ].join('\n\n');
}
