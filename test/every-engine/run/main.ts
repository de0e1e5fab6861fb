import { readFileSync, writeFileSync } from 'node:fs';
import cases from 'virtual:golden-cases';
import { join } from 'node:path';
import { CANDIDATES } from './candidates.ts';
import { earlierRuns } from './earlier.ts';
import { CACHE } from './install.ts';
import { meet } from './meet.ts';
import { legsOf } from './plan.ts';
import { summary, type Met } from './table.ts';

/** What must come out, by name. */
const expected = new Map(cases.map(({ name, expected: hash }) => [name, hash] as [string, string | undefined]));
const names = cases.map(({ name }) => name);

/** `npm run test:engines -- Deno Bun` runs these engines only. */
const wanted = process.argv.slice(2);
const program = join(import.meta.dirname, 'program.mjs');
const earlier = earlierRuns(join(CACHE, 'results'), program);
const met: Met[] = [];

for (const [i, { name, kind, share, find }] of CANDIDATES.entries()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = performance.now();
  try {
    const engine = await find(program);
    const legs = legsOf(share, i, names);
    met.push({
      name,
      kind,
      version: engine.version,
      ...(await meet(`${name} ${engine.version}`, engine, legs, expected, earlier)),
    });
    console.log(`${name}: ${Math.round((performance.now() - start) / 1000)} s`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`${name}: left out, since ${reason}`);
    met.push({ name, kind, version: '', rows: [], faults: [], skipped: reason });
  }
}

const text = summary(met, expected);
console.log(`\n${text}`);
if (process.env['UPDATE_README'] !== undefined && wanted.length === 0) {
  const [before, rest] = readFileSync('README.md', 'utf8').split('<!-- engines: begin -->');
  const after = rest.split('<!-- engines: end -->')[1];
  writeFileSync('README.md', `${before}<!-- engines: begin -->\n\n${text}\n\n<!-- engines: end -->${after}`);
}
const faulty = met.filter(({ rows, faults }) => faults.length > 0 || rows.some(({ same }) => !same));
for (const { name, faults } of faulty) console.log(`${name}: ${faults.join('; ') || 'another hash'}`);
process.exitCode = faulty.length > 0 ? 1 : 0;
