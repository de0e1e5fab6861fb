export { nearestName } from '../config/nearest-name.ts';
