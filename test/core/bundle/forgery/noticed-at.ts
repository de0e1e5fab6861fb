import {
  createInlineExecutor,
  openBundleFiles,
  SelfsameError,
  verifyBundle,
  type Depth,
  type ZipFile,
} from '../../../../src/core/index.ts';

/** The least depth that notices that something was forged; `null`: none. */
export async function noticedAt(files: readonly ZipFile[]): Promise<Depth | null> {
  try {
    const opened = await openBundleFiles(files);
    for (const depth of ['integrity', 'model-check'] as const)
      if (!(await verifyBundle(opened, { depth })).passed) return depth;
    const executor = createInlineExecutor();
    // All fits: what a draw could have met.
    const spotCheck = { fits: Number.MAX_SAFE_INTEGER, seed: 1 };
    if (!(await verifyBundle(opened, { depth: 'spot-check', spotCheck, executor })).passed) return 'spot-check';
    return (await verifyBundle(opened, { depth: 'replay', executor })).passed ? null : 'replay';
  } catch (error) {
    if (error instanceof SelfsameError) return 'integrity';
    throw error;
  }
}
