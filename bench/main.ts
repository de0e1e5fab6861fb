import { machineName, thisMachine } from './measure/machine.ts';
import { findPython, sklearnVersion } from './measure/python.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { jobTables, measureJob } from './parts/job.ts';
import { measureSingleFits, singleTable } from './parts/single.ts';
import { saveResults } from './report/results.ts';
import { tableText, type Table } from './report/table.ts';

async function bench({ parts, rounds, only, markdown }: Options): Promise<void> {
  const print = (table: Table): void => console.log(tableText(table, markdown));
  const python = findPython();
  const versions = { node: process.versions.node, 'scikit-learn': sklearnVersion(python) };
  console.log(
    `${machineName(thisMachine())}; Node ${versions.node}, scikit-learn ${versions['scikit-learn']}. ` +
      'Times are minimum–maximum; a ratio is that of the minima, in brackets the range over single rounds.\n',
  );
  if (parts.has('single')) {
    const { results, absent } = await measureSingleFits(python, rounds.single, only);
    print(singleTable(results, absent));
    if (only === '') saveResults('single', versions, results);
  }
  if (parts.has('job') || parts.has('page')) {
    const results = await measureJob(python, rounds.job, parts.has('page'));
    jobTables(results).forEach(print);
    saveResults('job', versions, results);
  }
}

try {
  await bench(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof TypeError) || !('code' in error)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
