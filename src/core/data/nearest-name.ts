const MAX_LENGTH = 64;

/**
 * The candidate that a person most likely meant: equal but for case and surrounding spaces, else at the smallest edit
 * distance (Levenshtein) if that is at most a third of the longer name. The first of equals; `null` where none is near.
 */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  const plain = (text: string): string => text.trim().toLowerCase();
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const a = plain(name);
    const b = plain(candidate);
    if (a === b) return candidate;
    if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) continue;
    const distance = editDistance(a, b);
    if (distance < bestDistance && distance * 3 <= Math.max(a.length, b.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[j] + 1, current[j - 1] + 1));
    }
    previous = current;
  }
  return previous[b.length];
}
