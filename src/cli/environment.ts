import { environmentFile, KERNELS, type JsonObject } from '../core/index.ts';
import { LOCK_SHA256, VERSION } from '../platform/build-info.ts';
import { describeMachine } from '../platform/node/machine.ts';

/** reproducibility_environment.json: what the verifier ran on. None of it is in a bundle. */
export function environmentReport(): JsonObject {
  return environmentFile({
    program: { name: 'selfsame', version: VERSION, kernels: KERNELS, lock_sha256: LOCK_SHA256 },
    engine: 'Node.js',
    ...describeMachine(),
    verified_at: new Date().toISOString(),
  });
}
