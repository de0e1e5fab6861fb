import { checkSums, sums } from './check-files.ts';
import { checklist } from './checklist.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import { LINEAGE_PATH, SUMS_PATH } from './paths.ts';
import type { Depth, VerificationReport } from './report.ts';
import { parseSums } from './sums.ts';

/** Without lineage there is one thing left to compare the files with. */
export function damagedLineage(opened: OpenedBundle, depth: Depth): VerificationReport {
  const sumsBytes = fileAt(opened, SUMS_PATH)?.bytes;
  const base = { depth: 'integrity', passed: false, checked: true } as const;
  const problem = 'lineage.json is damaged, so nothing says what the other files should be.';
  const found = checkSums(opened, null);
  return {
    run_id: null,
    made_by: null,
    depth,
    checks: {
      lineage: {
        ...base,
        title: 'Lineage can be read',
        path: LINEAGE_PATH,
        expected: (sumsBytes === undefined ? undefined : parseSums(sumsBytes)?.get(LINEAGE_PATH)) ?? null,
        actual: fileAt(opened, LINEAGE_PATH)?.sha256 ?? null,
        problem,
        meaning: 'Nothing can be said about any file of this bundle: ask for an intact one.',
      },
      sha256sums: {
        ...base,
        title: sums.title,
        path: found.path,
        expected: found.expected,
        actual: found.actual,
        passed: found.problem === undefined,
        problem: found.problem ?? null,
        meaning: found.problem === undefined ? null : sums.meaning,
      },
    },
    passed: false,
    notes: [...opened.notes],
    spot_check: null,
    replay: null,
    checklist: checklist({ checks: {}, made_by: null, seed: null, spot_check: null, replay: null }),
    problems: opened.lineageProblems,
  };
}
