const MAX_LENGTH = 64;

/**
 * The candidate that a person most likely meant: equal but for case and surrounding spaces, else at the smallest edit
 * distance if that is at most a third of the longer name. The first of equals; `null` where none is near.
 */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  const plain = (text: string): string => text.trim().toLowerCase();
  const a = plain(name);
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
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

/** Optimal string alignment: Levenshtein's edits, and two neighbours swapped as one edit, the commonest slip. */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? before[j - 2] + 1 : Infinity;
      current.push(Math.min(substitution, previous[j] + 1, current[j - 1] + 1, swap));
    }
    before = previous;
    previous = current;
  }
  return previous[b.length];
}
