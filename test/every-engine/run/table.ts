/** One thing that an engine worked out. */
export interface Row {
  readonly engine: string;
  readonly what: string;
  readonly workers: number;
  /** Time zone and locale as the engine itself reports them. */
  readonly where: string;
  /** SHA-256, or what went wrong. */
  readonly hash: string;
  readonly same: boolean;
}

/** What became of an engine. */
export interface Met {
  readonly name: string;
  readonly kind: string;
  readonly version: string;
  readonly rows: readonly Row[];
  readonly faults: readonly string[];
  /** Why it could not be had. */
  readonly skipped?: string;
  readonly seconds: number;
}

export function printRow({ engine, what, workers, where, hash, same }: Row): void {
  const cells = [engine.padEnd(24), what.padEnd(20), String(workers), where.padEnd(24), hash];
  console.log(`${cells.join('  ')}${same ? '' : '  ANOTHER'}`);
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Two tables: what each engine reached, and the hash of each bundle with those who reached it. */
export function summary(met: readonly Met[], expected: ReadonlyMap<string, string | undefined>): string {
  const had = met.filter(({ skipped }) => skipped === undefined);
  const engines = had.map(({ name, kind, version, rows, faults }) => {
    const good = rows.filter(({ same }) => same);
    const all = rows.length === good.length && faults.length === 0;
    return [
      name,
      version,
      kind,
      unique(good.filter(({ workers }) => workers > 0).map(({ workers }) => workers)).join(', ') || 'none',
      unique(good.map(({ where }) => where)).join('; '),
      `${good.length} of ${rows.length}${all ? '' : ', **not the same**'}`,
    ];
  });
  const bundles = [...expected].map(([what, hash]) => {
    const reached = had.filter(({ rows }) => rows.some((row) => row.what === what && row.same));
    return [what, `\`${hash?.slice(0, 16) ?? 'none'}…\``, `${reached.length} of ${had.length}`];
  });
  return [
    table(['engine', 'version', 'what it is', 'workers', 'time zone and language', 'same hash'], engines),
    table(['what', 'SHA-256', 'engines'], bundles),
    ...met
      .filter(({ skipped }) => skipped !== undefined)
      .map(({ name, skipped }) => `Left out: ${name}, since ${skipped}.`),
  ].join('\n\n');
}
