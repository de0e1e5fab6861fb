const ABSOLUTE = /^([/\\]|[A-Za-z]:)/;

/**
 * A path that a file names, seen from where that file itself was named: `conf/base.yaml` naming `common.yaml` means
 * `conf/common.yaml`. Absolute paths stay.
 * @param from path of the naming file, `null` for the outermost
 */
export function relativeTo(from: string | null, path: string): string {
  if (from === null || ABSOLUTE.test(path)) return normalize(path);
  return normalize(`${from.slice(0, Math.max(from.lastIndexOf('/'), from.lastIndexOf('\\')) + 1)}${path}`);
}

/** Without `.` and with `..` taken back where that can be done, so that one file has one name. */
function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    const last = parts.at(-1);
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
