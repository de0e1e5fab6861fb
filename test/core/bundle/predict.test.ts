import { describe, expect, it } from 'vitest';
import { encodeUtf8, loadPipeline, openBundle, predict, readCsv, SelfsameError } from '../../../src/core/index.ts';
import { sampleRun } from './sample-run.ts';

const run = async (csv: string) => {
  const { pipeline, threshold } = loadPipeline(await openBundle((await sampleRun()).bundle.zip));
  return predict(pipeline, encodeUtf8(csv), threshold);
};
const codesOf = async (csv: string): Promise<string[]> => {
  try {
    return (await run(csv)).problems.map(({ code }) => code);
  } catch (error) {
    if (error instanceof SelfsameError) return error.problems.map(({ code }) => code);
    throw error;
  }
};

describe('predict', () => {
  it('writes row, the input columns, probability and predicted', async () => {
    const result = await run('minutes,constructor,"land | ""x""",id\n9.5,1,DE,a\n0.5,1,FR,"=1+1"\n');
    const { header, columns } = readCsv(encodeUtf8(result.csv), { delimiter: null });
    expect(header).toEqual(['row', 'minutes', 'constructor', 'land | "x"', 'id', 'probability', 'predicted']);
    expect(columns[0]).toEqual(['0', '1']);
    expect(columns[4]).toEqual(['a', "'=1+1"]);
    expect(columns[5]).toEqual([...result.probabilities].map(String));
    expect(columns[6]).toEqual(['yes', 'no']);
    expect(result).toMatchObject({ n: 2, labels: ['no', 'yes'], counts: [1, 1] });
  });

  it('does not mind the order of columns, the target, or another delimiter', async () => {
    const a = await run('minutes,constructor,"land | ""x"""\n9.5,1,DE\n');
    const b = await run('"land | ""x""";bought;constructor;minutes\nDE;no;1;9.5\n');
    expect([...b.probabilities]).toEqual([...a.probabilities]);
  });

  it('takes a missing value as training did', async () => {
    expect((await run('minutes,constructor,"land | ""x"""\n,NA,\n')).probabilities[0]).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['a missing column', 'minutes,constructor\n1,2\n', ['predict/missing-column']],
    ['two missing columns', 'minutes\n1\n', ['predict/missing-column', 'predict/missing-column']],
    ['an extra column', 'minutes,constructor,"land | ""x""",id\n1,2,DE,x\n', ['predict/extra-column']],
    ['an unknown category', 'minutes,constructor,"land | ""x"""\n1,2,toString\n', ['predict/unknown-category']],
    ['text in a numeric column', 'minutes,constructor,"land | ""x"""\nmany,2,DE\n', ['predict/not-numeric']],
    ['a clash of names', 'minutes,constructor,"land | ""x""",predicted\n1,2,DE,0\n', ['predict/name-clash']],
    ['an empty file', '', ['data/empty']],
  ])('%s', async (_what, csv, codes) => {
    expect(await codesOf(csv)).toEqual(codes);
  });

  it('refuses a bundle whose lineage is damaged', async () => {
    const opened = await openBundle((await sampleRun()).bundle.zip);
    expect(() =>
      loadPipeline({
        ...opened,
        lineage: null,
        lineageProblems: [{ code: 'json/syntax', severity: 'error', message: 'x.' }],
      }),
    ).toThrow(SelfsameError);
  });
});
