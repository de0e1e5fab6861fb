import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of /proc/…/stat a second; Linux has had 100 everywhere. */
const TICKS = 100;
const PAGE_BYTES = 4096;

export interface TreeWatch {
  look(): void;
  cpuSeconds(): number;
  peakBytes(): number;
}

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  /** Own time, and that of descendants that have ended and were waited for. */
  readonly ticks: number;
  readonly pages: number;
}

/** Looks at a process and its descendants through /proc each time `look` is called; sees nothing where there is none. */
export function createTreeWatch(root: number): TreeWatch {
  let ticks = 0;
  let pages = 0;
  return {
    look() {
      const tree = descendants(root, allProcesses());
      ticks = Math.max(ticks, sum(tree, 'ticks'));
      pages = Math.max(pages, sum(tree, 'pages'));
    },
    cpuSeconds: () => ticks / TICKS,
    peakBytes: () => pages * PAGE_BYTES,
  };
}

function sum(processes: readonly ProcessStat[], key: 'ticks' | 'pages'): number {
  return processes.reduce((total, process) => total + process[key], 0);
}

/** `root` and what descends from it. */
export function descendants(root: number, processes: readonly ProcessStat[]): ProcessStat[] {
  const found = processes.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...processes.filter(({ parent }) => parent === pid));
  return found;
}

/**
 * One line of /proc/…/stat (proc(5)): the name in parentheses may hold anything, so fields are counted behind it. Field 4
 * is the parent, 14 to 17 the times, 24 the resident pages.
 */
export function parseStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  return {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    ticks: field(14) + field(15) + field(16) + field(17),
    pages: field(24),
  };
}

function allProcesses(): ProcessStat[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(statOf);
  } catch {
    return [];
  }
}

/** Nothing for a process that has ended meanwhile. */
function statOf(pid: string): ProcessStat[] {
  try {
    return [parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))];
  } catch {
    return [];
  }
}
