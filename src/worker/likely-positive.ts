/** For the page alone as well, which would load the whole core with its index. */
export { likelyPositive } from '../core/config/likely-positive.ts';
