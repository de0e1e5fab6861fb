import type { Clock } from '../core/index.ts';

export const monotonicSeconds: Clock = () => performance.now() / 1000;
