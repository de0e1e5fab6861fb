import { sha256 } from '../bytes/digest.ts';
import { encodeUtf8 } from '../bytes/text.ts';

/**
 * The ID of an experiment, a property of its content: the first 16 bytes of SHA-256 over
 * `<dataset sha256>\n<config sha256>\n<kernels>\n`, as a UUID of version 8 (RFC 9562 section 5.8).
 */
export async function runId(datasetSha256: string, configSha256: string, kernels: number): Promise<string> {
  const digest = await sha256(encodeUtf8(`${datasetSha256}\n${configSha256}\n${kernels}\n`));
  const variant = '89ab'[Number.parseInt(digest[16], 16) & 3];
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
