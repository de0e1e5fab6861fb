/** A text, cut after each `/`, `.` and `_` that stands within a word. */
export function breakableParts(text: string): readonly string[] {
  return text.split(/(?<=[\p{L}\d][/._])(?=\p{L})/u);
}
