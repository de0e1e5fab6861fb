import { generateKernelData } from '../data/generate.ts';
import { writeKernelData } from '../data/kernel-data.ts';
import { compare } from '../measure/compare.ts';
import { enoughRounds } from '../measure/enough.ts';
import { present, race, startOurs, startPeer } from '../measure/kernel-race.ts';
import { PEER_KERNELS, PEER_ROWS, PEER_SHAPES, type PeerKernel } from '../peer-kernels.ts';
import { withTemporaryFolder } from '../paths.ts';
import type { Table } from '../report/table.ts';
import { secondsText, significant } from '../report/words.ts';

const LIMIT_SECONDS = 60;
/** Runs that take longer than this are not repeated. */
const ONCE_SECONDS = 5;

export interface PeerResult {
  readonly kernel: string;
  readonly npm: string;
  readonly shape: string;
  readonly rows: number;
  readonly ours: readonly number[];
  /** Empty where the first run went past the limit. */
  readonly theirs: readonly number[];
  readonly auc: { readonly ours: number; readonly theirs: number | null };
}

/** Our kernels beside npm packages, on the same arrays; each size doubles until a package goes past the limit. */
export async function measurePeers(only: string, onResult: (result: PeerResult) => void): Promise<void> {
  for (const kernel of PEER_KERNELS.filter(({ label }) => label.includes(only)))
    for (const shape of PEER_SHAPES)
      for (const rows of PEER_ROWS) {
        const result = await measure(kernel, shape, rows);
        onResult(result);
        if (result.theirs.length === 0) break;
      }
}

function measure(kernel: PeerKernel, shape: (typeof PEER_SHAPES)[number], rows: number): Promise<PeerResult> {
  return withTemporaryFolder(async (folder) => {
    writeKernelData(folder, generateKernelData(rows, Math.floor(rows / 4), shape));
    const ours = await startOurs(kernel, folder, LIMIT_SECONDS);
    const theirs = await startPeer(kernel, folder, LIMIT_SECONDS);
    const first = ours?.first ?? null;
    if (ours === null || first === null) throw new Error(`${kernel.label} takes longer than ${LIMIT_SECONDS} s`);
    const once = theirs.first === null || theirs.first.seconds > ONCE_SECONDS;
    const answers = once
      ? { ours: [first, await ours.runner.run()], theirs: present(theirs.first) }
      : await race(ours.runner, theirs.runner, enoughRounds(3));
    const result = {
      kernel: kernel.label,
      npm: kernel.npm,
      shape: shape.label,
      rows,
      ours: answers.ours.map(({ seconds }) => seconds),
      theirs: answers.theirs.map(({ seconds }) => seconds),
      auc: {
        ours: await ours.runner.auc(),
        theirs: theirs.first === null ? null : await theirs.runner.auc(),
      },
    };
    ours.runner.close();
    theirs.runner.close();
    return result;
  });
}

export function peersTable(results: readonly PeerResult[]): Table {
  return {
    title: 'npm packages beside ours, one thread',
    header: ['kernel, rows × columns', 'package', 'Selfsame', 'package takes', 'ratio', 'AUC'],
    rows: results.map(({ kernel, npm, shape, rows, ours, theirs, auc }) => [
      `${kernel}, ${rows} × ${shape}`,
      npm,
      secondsText(ours),
      theirs.length === 0 ? `> ${LIMIT_SECONDS} s` : secondsText(theirs),
      theirs.length === 0
        ? `< ${significant(Math.min(...ours) / LIMIT_SECONDS)}`
        : significant(compare([Math.min(...ours)], [Math.min(...theirs)]).ratio),
      `${auc.ours.toFixed(3)} / ${auc.theirs?.toFixed(3) ?? '–'}`,
    ]),
  };
}
