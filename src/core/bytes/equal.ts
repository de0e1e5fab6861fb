/** Whether both have the same bytes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  // Megabytes are compared: a call for each byte would take a tenth of a second.
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
