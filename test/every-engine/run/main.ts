import { readFileSync, writeFileSync } from 'node:fs';
import cases from 'virtual:golden-cases';
import { join } from 'node:path';
import { CANDIDATES } from './candidates.ts';
import { legsOf } from './plan.ts';
import { printRow, summary, type Met, type Row } from './table.ts';

/** What must come out, by name; `numerics` is what the first engine makes of it. */
const expected = new Map(cases.map(({ name, expected: hash }) => [name, hash] as [string, string | undefined]));

/** `npm run test:engines -- Deno Bun` runs these engines only. */
const wanted = process.argv.slice(2);
const program = join(import.meta.dirname, 'program.mjs');
const met: Met[] = [];

for (const candidate of CANDIDATES) {
  if (wanted.length > 0 && !wanted.includes(candidate.name)) continue;
  const { name, kind, share } = candidate;
  const start = performance.now();
  const rows: Row[] = [];
  const faults: string[] = [];
  let version = '';
  try {
    const engine = await candidate.find(program);
    ({ version } = engine);
    for (const { surroundings, orders } of legsOf(share)) {
      let done = false;
      let where = `${surroundings.timeZone} ${surroundings.locale}`;
      await engine.run(orders, surroundings, (saying) => {
        if (saying.say === 'done') done = true;
        else if (saying.say === 'here') {
          where = `${saying.timeZone} ${saying.locale}`;
          if (saying.unguarded.length > 0) faults.push(`answers under the guard: ${saying.unguarded.join(', ')}`);
        } else {
          const { order } = saying;
          const what = order.do === 'numerics' ? 'numerics' : order.name;
          const workers = order.do === 'numerics' ? 0 : order.workers;
          const hash = saying.say === 'result' ? saying.sha256 : saying.reason;
          if (what === 'numerics' && !expected.has(what)) expected.set(what, hash);
          const row = { engine: `${name} ${version}`, what, workers, where, hash, same: hash === expected.get(what) };
          rows.push(row);
          printRow(row);
        }
      });
      if (!done) faults.push(`fell silent under ${where}`);
    }
    met.push({ name, kind, version, rows, faults, seconds: (performance.now() - start) / 1000 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (version === '') console.log(`${name}: left out, since ${reason}`);
    met.push({
      name,
      kind,
      version,
      rows,
      faults: version === '' ? [] : [...faults, reason],
      skipped: version === '' ? reason : undefined,
      seconds: (performance.now() - start) / 1000,
    });
  }
}

const text = summary(met, expected);
console.log(`\n${text}`);
writeFileSync(join(import.meta.dirname, 'engines.md'), `${text}\n`);
if (process.env['UPDATE_README'] !== undefined) {
  const [before, rest] = readFileSync('README.md', 'utf8').split('<!-- engines: begin -->');
  const after = rest.split('<!-- engines: end -->')[1];
  writeFileSync('README.md', `${before}<!-- engines: begin -->\n\n${text}\n\n<!-- engines: end -->${after}`);
}
const faulty = met.filter(({ rows, faults }) => faults.length > 0 || rows.some(({ same }) => !same));
for (const { name, faults } of faulty) console.log(`${name}: ${faults.join('; ') || 'another hash'}`);
process.exitCode = faulty.length > 0 ? 1 : 0;
