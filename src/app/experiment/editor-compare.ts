import type { Extension } from '@codemirror/state';

/** Shows what is different from another text: what was there stands above, struck through. */
export async function comparedWith(original: string): Promise<Extension> {
  const { unifiedMergeView } = await import('@codemirror/merge');
  return unifiedMergeView({ original, mergeControls: false, gutter: true, syntaxHighlightDeletions: false });
}
