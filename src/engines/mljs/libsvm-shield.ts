import { raisePortable } from './shield.ts';

/** libsvm-js copies functions of `Math` when it is loaded: the shield is up from here until libsvm.ts lowers it. */
export const lowerShield = raisePortable();
