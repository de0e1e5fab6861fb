/**
 * Key paths: `models.knn.n_neighbors`. A key that has a dot or begins with a quote, as a column's name may, stands in
 * JSON quotes: `data.columns."a.b"`.
 */

/** The path of a key below another path; `''` is the top. */
export function childPath(path: string, key: string): string {
  const segment = /^[^."][^.]*$/.test(key) ? key : JSON.stringify(key);
  return path === '' ? segment : `${path}.${segment}`;
}

/** @returns null where the path is malformed */
export function splitPath(path: string): readonly string[] | null {
  const keys: string[] = [];
  let at = 0;
  while (at <= path.length) {
    const quoted = /^"(?:[^"\\]|\\.)*"(?=\.|$)/.exec(path.slice(at));
    const end = path.indexOf('.', at);
    const segment = quoted?.[0] ?? path.slice(at, end < 0 ? path.length : end);
    if (segment === '') return null;
    const key = quoted === null ? segment : unquote(segment);
    if (key === null) return null;
    keys.push(key);
    at += segment.length + 1;
  }
  return keys;
}

function unquote(segment: string): string | null {
  try {
    return String(JSON.parse(segment));
  } catch {
    return null;
  }
}
