/** Messages mark names and values with backquotes; they are set as code, everything else as plain text. */
export function Inline({ text }: { readonly text: string }) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));
}
