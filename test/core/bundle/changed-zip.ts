import { openBundle, readZip, SelfsameError, verifyBundle, type Bundle } from '../../../src/core/index.ts';

/** What became of a changed zip; `silent` is what must never be. */
export type Outcome = 'refused' | 'failed' | 're-packed' | 'silent';

/** Verifies a changed zip strictly, to the depth of integrity. */
export async function outcomeOf(zip: Uint8Array, { files }: Bundle): Promise<Outcome> {
  try {
    // First alone, since most changes end here and a test tries every byte.
    const read = readZip(zip);
    const opened = await openBundle(zip);
    const report = await verifyBundle(opened, { depth: 'integrity', strict: true });
    if (report.passed || report.problems.length === 0) return 'silent';
    // The one check that being strict makes a failure.
    const wrong = Object.keys(report.checks).filter((name) => !report.checks[name].passed);
    if (wrong.join() !== 'container') return 'failed';
    const same = read.length === files.length && files.every((file) => hasFile(read, file));
    return same && report.notes.some((note) => note.startsWith('Re-packed')) ? 're-packed' : 'silent';
  } catch (error) {
    if (error instanceof SelfsameError && /^(zip|bundle)\//.test(error.code)) return 'refused';
    throw error;
  }
}

function hasFile(read: ReturnType<typeof readZip>, { path, bytes }: Bundle['files'][number]): boolean {
  const file = read.find((entry) => entry.path === path);
  return file !== undefined && Buffer.compare(file.bytes, bytes) === 0;
}
