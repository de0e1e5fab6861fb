import { loadavg } from 'node:os';
import { machineName, thisMachine } from './measure/machine.ts';
import { findPython, sklearnVersion } from './measure/python.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { estimateTable, measureEstimates, type EstimateResult } from './parts/estimate.ts';
import { jobTables, measureJob } from './parts/job.ts';
import type { Cell } from './parts/matrix-cell.ts';
import { matrixTable, measureMatrix, replaceCells } from './parts/matrix.ts';
import { lighthouseTable, measureLighthouse } from './parts/lighthouse.ts';
import { measureMillion, millionTable } from './parts/million.ts';
import { measurePeers, peersTable, type PeerResult } from './parts/peers.ts';
import { profileJob, writeProfile } from './parts/profile.ts';
import { measureSingleFits, singleTable } from './parts/single.ts';
import { measureSmooth, smoothTable } from './parts/smooth.ts';
import { measureVerify, verifyTable } from './parts/verify.ts';
import { saveResults, storedResults } from './report/results.ts';
import { tableText, type Table } from './report/table.ts';

/** Load average of the last minute above which the machine is not ours alone. */
const BUSY = 0.5;

type Print = (table: Table) => void;

async function bench(options: Options): Promise<void> {
  const print: Print = (table) => console.log(tableText(table, options.markdown));
  console.log(
    `${machineName(thisMachine())}, Node ${process.versions.node}. ` +
      'Times are minimum–maximum; a ratio is that of the minima, in brackets the range over single rounds.\n',
  );
  const [load] = loadavg();
  if (load > BUSY) console.log(`Other programs are using the cores (load ${load.toFixed(1)}): times are worth less.\n`);
  const { parts } = options;
  if (parts.has('million')) {
    const result = await measureMillion();
    print(millionTable(result));
    saveResults('million', { node: process.versions.node }, result);
  }
  if (parts.has('peers')) {
    const results: PeerResult[] = [];
    await measurePeers(options.only, (result) => {
      results.push(result);
      console.error(peersTable([result]).rows[0].join(' | '));
    });
    print(peersTable(results));
    if (options.only === '') saveResults('peers', { node: process.versions.node }, results);
  }
  if (parts.has('estimate')) {
    const results: EstimateResult[] = [];
    await measureEstimates(options.only, (result) => {
      results.push(result);
      console.error(estimateTable([result]).rows[0].join(' | '));
    });
    print(estimateTable(results));
    if (options.only === '') saveResults('estimate', { node: process.versions.node }, results);
  }
  if (parts.has('verify')) {
    const results = await measureVerify(options.rounds.job);
    print(verifyTable(results));
    saveResults('verify', { node: process.versions.node }, results);
  }
  if (parts.has('smooth')) {
    const results = await measureSmooth(options.rounds.job);
    if (typeof results === 'string') console.log(results);
    else {
      print(smoothTable(results));
      saveResults('smooth', { node: process.versions.node }, results);
    }
  }
  if (parts.has('lighthouse')) {
    const results = await measureLighthouse();
    if (typeof results === 'string') console.log(results);
    else {
      print(lighthouseTable(results));
      saveResults('lighthouse', { lighthouse: results.version }, results);
    }
  }
  if (parts.has('profile')) {
    const tables = await profileJob();
    tables.forEach(print);
    writeProfile(tables);
  }
  if (['single', 'job', 'page', 'matrix'].some((part) => parts.has(part as never)))
    await benchAgainstSklearn(options, print);
}

async function benchAgainstSklearn({ parts, rounds, only }: Options, print: Print): Promise<void> {
  const python = findPython();
  const versions = { node: process.versions.node, 'scikit-learn': sklearnVersion(python) };
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
  if (parts.has('matrix')) {
    const cells: Cell[] = [];
    await measureMatrix(python, only, (cell) => {
      cells.push(cell);
      console.error(matrixTable([cell]).rows[0].join(' | '));
      saveResults('matrix', versions, replaceCells(storedResults<Cell[]>('matrix') ?? [], [cell]));
    });
    print(matrixTable(cells));
  }
}

try {
  await bench(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof TypeError) || !('code' in error)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
