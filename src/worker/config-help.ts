import { completeConfig, keyPathAt, type ConfigCompletion } from '../core/config/complete.ts';
import { describeConfig, type ConfigDescription } from '../core/config/describe.ts';

export type { ConfigCompletion, ConfigDescription };

/** What can be written at a place of the text, the dataset's columns among it. */
export const completionAt = (text: string, offset: number, columns: readonly string[]): ConfigCompletion | null =>
  completeConfig(text, offset, columns);

/** What the key at a place of the text means. */
export function descriptionAt(text: string, offset: number): ConfigDescription | null {
  const path = keyPathAt(text, offset);
  return path === null ? null : describeConfig(path);
}
