/**
 * Shapley values of a game of few players from the worth of every coalition.
 * @param worth 2^players numbers; bit p of an index says that player p takes part
 * @returns one value a player; their sum is worth of all − worth of none
 */
export function shapleyOfGame(players: number, worth: readonly number[]): number[] {
  const weights = coalitionWeights(players);
  return Array.from({ length: players }, (_, player) => {
    let sum = 0;
    for (let mask = 0; mask < worth.length; mask++) {
      if ((mask >>> player) & 1) continue;
      sum += weights[bits(mask)] * (worth[mask | (1 << player)] - worth[mask]);
    }
    return sum;
  });
}

/** By size s of the coalition that is joined: s! (n − s − 1)! / n!. */
function coalitionWeights(players: number): number[] {
  const factorial = [1];
  for (let k = 1; k <= players; k++) factorial.push(factorial[k - 1] * k);
  return Array.from({ length: players }, (_, s) => (factorial[s] * factorial[players - s - 1]) / factorial[players]);
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>>= 1) count += rest & 1;
  return count;
}
