/** The text of a part that stands in the file itself (scripts/capsule). */
export function inlined(id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (text === undefined) throw new Error(`the file lacks its part ${id}: it is not complete`);
  return text;
}
