import { sha256 } from '../bytes/digest.ts';
import { decodeUtf8 } from '../bytes/text.ts';
import { parseConfig } from '../config/parse-config.ts';
import { fail, SelfsameError } from '../errors.ts';
import { isOurs } from '../pipeline/kernels.ts';
import type { RunInput } from '../pipeline/result.ts';
import { madeBy } from './made-by.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import { LINEAGE_PATH } from './paths.ts';
import { wayToKernels } from './releases.ts';

/**
 * What a bundle's run was made from, to train with it once more.
 * @param supplied the dataset, for a bundle that came without it
 * @throws SelfsameError the lineage's problems, `bundle/incomplete`, `bundle/hash`, `bundle/dataset-needed`, `run/kernels`,
 * and the config's problems
 */
export async function experimentOf(opened: OpenedBundle, supplied?: Uint8Array): Promise<RunInput> {
  const { lineage } = opened;
  if (lineage === null) throw new SelfsameError(opened.lineageProblems);
  if (!isOurs(lineage.engine))
    fail('run/kernels', `${madeBy(lineage.engine)}.`, {
      fix: wayToKernels(lineage.engine.kernels),
      place: { path: LINEAGE_PATH },
    });
  const configFile = fileAt(opened, lineage.config.path);
  if (configFile === undefined)
    return fail('bundle/incomplete', `The bundle has no ${lineage.config.path}.`, {
      fix: 'Ask for the complete bundle.',
    });
  checkHash(lineage.config.path, configFile.sha256, lineage.config.sha256);
  const { config, problems } = parseConfig(decodeUtf8(configFile.bytes));
  if (config === null) throw new SelfsameError(problems.filter(({ severity }) => severity === 'error'));
  const { path, sha256: expected } = lineage.dataset;
  const bytes = supplied ?? fileAt(opened, path)?.bytes;
  if (bytes === undefined)
    return fail('bundle/dataset-needed', 'The dataset is not in the bundle, so nothing can be trained.', {
      fix: `Supply the dataset with the SHA-256 ${expected}.`,
      place: { path },
    });
  const actual = await sha256(bytes);
  checkHash(supplied === undefined ? path : 'the supplied dataset', actual, expected);
  return { dataset: { bytes, sha256: actual }, configFile, config };
}

function checkHash(path: string, actual: string, expected: string): void {
  if (actual === expected) return;
  fail('bundle/hash', `The SHA-256 of ${path} is ${actual}, the bundle names ${expected}.`, {
    fix: '`selfsame verify` says what else has changed.',
  });
}
