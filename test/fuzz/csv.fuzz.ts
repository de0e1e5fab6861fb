import fc from 'fast-check';
import { it } from 'vitest';
import { encodeUtf8, parseConfig, readTable } from '../../src/core/index.ts';
import { caseInputs } from './case-inputs.ts';
import { fuzz, within } from './budget.ts';
import { damaged, repeated, textOf } from './bytes.ts';
import { resultOrCode } from './coded.ts';

const PIECES = [
  ',',
  ',',
  ',',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '"',
  '""',
  ';',
  '\t',
  '|',
  'a',
  'y',
  '0',
  '1',
  '-1.5',
  '1e400',
  'NA',
  'Infinity',
  '0x10',
  '1_000',
  '2020-01-02',
  ' ',
  '\u0000',
  '\ufeff',
  '__proto__',
  'é',
  '=1+1',
];
const HEADS = ['a,y\n1,0\n2,1\n', 'y;a;b\n', '"a","y"\n', 'y\n'];

it('CSV', async () => {
  const { config } = parseConfig('data: {target: y}\n');
  if (config === null) throw new Error('the config is not good');
  const texts = fc
    .tuple(fc.constantFrom('', ...HEADS), textOf(PIECES, 120))
    .map(([head, rest]) => encodeUtf8(head + rest));
  const inputs = fc.oneof(
    { weight: 10, arbitrary: texts },
    { weight: 1, arbitrary: repeated(texts, 300000) },
    { weight: 10, arbitrary: damaged(texts) },
    { weight: 10, arbitrary: damaged(fc.constantFrom(...caseInputs('csv', 'input.csv'))) },
    { weight: 10, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );
  const delimiters = fc.constantFrom(null, null, ',', ';', '\t');
  const check = async (bytes: Uint8Array, delimiter: string | null): Promise<void> => {
    const data = { ...config.data, delimiter, drop_missing_target: bytes.length % 2 === 0 };
    const reading = await within(() => resultOrCode(() => readTable(bytes, data)));
    if (reading === null) return;
    const { table } = reading;
    for (const column of table.columns) {
      const { length } = column.kind === 'numeric' ? column.values : column.codes;
      if (length !== table.n) throw new Error(`${length} cells in a table of ${table.n} rows`);
    }
  };
  await fuzz('CSV', 25_000, fc.asyncProperty(inputs, delimiters, check));
});
