import fc from 'fast-check';
import { it } from 'vitest';
import { encodeUtf8, parseConfigBytes, type Problem } from '../../src/core/index.ts';
import { caseInputs } from './case-inputs.ts';
import { fuzz, within } from './budget.ts';
import { damaged, repeated, textOf } from './bytes.ts';
import { resultOrCode } from './coded.ts';

const PIECES = [
  '\n',
  '\n',
  '\n  ',
  '\n    ',
  '- ',
  ': ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  ', ',
  '&a ',
  '*a',
  '<<: ',
  '!!str ',
  '! ',
  '|',
  '>',
  '"',
  "'",
  '#',
  '---\n',
  '...\n',
  '? ',
  '\t',
  '%',
  '0777',
  '1e400',
  '~',
  'null',
  'seed',
  'data',
  'target',
  'models',
  'knn',
  'random_forest',
  'cv',
  'n_splits',
  'class_weight',
  'columns',
  '__proto__',
  'y',
  '42',
  'true',
];

it('YAML', async () => {
  const texts = fc
    .tuple(fc.constantFrom('', 'data: {target: y}\n', 'data:\n  target: y\nmodels:\n'), textOf(PIECES, 60))
    .map(([head, rest]) => encodeUtf8(head + rest));
  const inputs = fc.oneof(
    { weight: 10, arbitrary: texts },
    { weight: 1, arbitrary: repeated(texts, 60000) },
    { weight: 10, arbitrary: damaged(fc.constantFrom(...caseInputs('yaml', 'input.yaml'))) },
    { weight: 10, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );
  const check = async (bytes: Uint8Array): Promise<void> => {
    const reading = await within(() => resultOrCode(() => parseConfigBytes(bytes)));
    if (reading === null) return;
    const isError = ({ severity }: Problem): boolean => severity === 'error';
    if (reading.config === null && !reading.problems.some(isError)) throw new Error('neither a config nor an error');
  };
  await fuzz('YAML', 20_000, fc.asyncProperty(inputs, check));
});
