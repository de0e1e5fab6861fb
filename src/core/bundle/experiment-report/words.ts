import { MODEL_TITLES } from '../card-words.ts';

/** For a name out of a bundle. */
export const titleOf = (model: string): string =>
  Object.hasOwn(MODEL_TITLES, model) ? MODEL_TITLES[model as keyof typeof MODEL_TITLES] : model;

/** `17,761`; the same on every machine. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
