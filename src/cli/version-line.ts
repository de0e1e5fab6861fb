import { KERNELS } from '../core/index.ts';
import { VERSION } from '../platform/build-info.ts';

export const VERSION_LINE = `selfsame ${VERSION ?? 'from source'} (kernels ${KERNELS})`;
