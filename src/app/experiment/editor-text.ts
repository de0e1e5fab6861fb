/**
 * The editor knows lines that end in LF alone. A config's own line ends and byte order mark are bytes of the bundle, so
 * they are taken off for the editor and put back on what comes out of it.
 */
const MARK = '\uFEFF';

export function toEditor(text: string): string {
  return (text.startsWith(MARK) ? text.slice(1) : text).replace(/\r\n?/g, '\n');
}

/** An edited text with the mark and the line ends of `before`; where those were mixed, LF. */
export function fromEditor(edited: string, before: string): string {
  const mark = before.startsWith(MARK) ? MARK : '';
  const onlyCrLf = before.includes('\r\n') && !/(^|[^\r])\n|\r(?!\n)/.test(before);
  return mark + (onlyCrLf ? edited.replaceAll('\n', '\r\n') : edited);
}
