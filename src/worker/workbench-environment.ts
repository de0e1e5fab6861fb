import { digestSource } from '../core/bytes/digest.ts';
import type { JsonObject } from '../core/bytes/value.ts';
import { LOCK_SHA256, VERSION } from '../platform/build-info.ts';
import type { Machine } from './workbench-session.ts';
import { environmentFile } from '../core/bundle/report.ts';
import { KERNELS } from '../core/pipeline/kernels.ts';

/** reproducibility_environment.json: what the verifier ran on. None of it is in a bundle. */
export function environmentReport({ userAgent, cores }: Machine, workers: number): JsonObject {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return environmentFile({
    program: { name: 'selfsame', version: VERSION, kernels: KERNELS, lock_sha256: LOCK_SHA256 },
    engine: userAgent,
    cores,
    workers,
    digest: digestSource(),
    time_zone: timeZone,
    locale,
    verified_at: new Date().toISOString(),
  });
}
