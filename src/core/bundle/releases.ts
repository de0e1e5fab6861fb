import { KERNELS } from '../pipeline/kernels.ts';

/** Its version, and SHA-256 of its selfsame.html; or the commit, where there was no release. */
export type ReleasedProgram = { readonly version: string; readonly capsule: string } | { readonly commit: string };

/** The last program with certain kernels. */
interface Release {
  readonly kernels: number;
  readonly program: ReleasedProgram;
}

/**
 * What replays the bundles of older kernels; one entry for each number below the present one. A release of the present
 * kernels cannot name its own file: docs/releases.md does, and this table from the next number on.
 */
export const RELEASES: readonly Release[] = [
  { kernels: 1, program: { commit: 'cdc8ac002f0b6988ea879c1ac55f4dc6a1ba9cd3' } },
  { kernels: 2, program: { commit: '60478ad12b88be5acf35826db5aada8cbf110b02' } },
];

/** The program that repeats what these kernels trained, if they are older than ours. */
export function programOf(kernels: number): ReleasedProgram | null {
  return RELEASES.find((each) => each.kernels === kernels)?.program ?? null;
}

/** Where to find the program that repeats what other kernels trained, in a sentence. */
export function wayToKernels(kernels: number): string {
  if (kernels > KERNELS) return `Kernels ${kernels} are newer than this program: take a newer selfsame.html.`;
  const program = programOf(kernels);
  if (program === null) return `No program with kernels ${kernels} is known.`;
  return 'commit' in program
    ? `Kernels ${kernels} were in no release; the sources of commit ${program.commit.slice(0, 12)} replay it (npm ci, npm run build:cli).`
    : `Selfsame ${program.version} replays it: open its selfsame.html, the file with the SHA-256 ${program.capsule}.`;
}
