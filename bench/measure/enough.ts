/**
 * How long rounds go on: until there are `least` of them, and short ones further, until they took a second in sum or
 * there are 40: a minimum of a few milliseconds needs more tries.
 */
export function enoughRounds(least: number): (rounds: number, seconds: number) => boolean {
  return (rounds, seconds) => rounds >= least && (seconds >= 1 || rounds >= Math.max(least, 40));
}
