/** A core more than this many gains little and costs memory. */
const MOST_WORKERS = 8;
/** Of the machine's memory for all workers together; the rest is for the thread that leads them and other programs. */
const SHARE = 0.5;
/** What a worker needs for data of a usual size: some ten thousand rows, with the SVM's cache. */
const USUAL_BYTES = 256 * 1024 * 1024;

/**
 * How many workers a machine is good for: one budget for all of them. At least one; results do not depend on it.
 * @param memoryBytes of the machine, or what a container leaves of it; null where that is not known
 * @param workerBytes that each worker needs
 */
export function workersWithin(cores: number, memoryBytes: number | null, workerBytes = USUAL_BYTES): number {
  const affordable = memoryBytes === null ? MOST_WORKERS : Math.floor((memoryBytes * SHARE) / workerBytes);
  return Math.max(1, Math.min(cores, MOST_WORKERS, affordable));
}
