/** One thing that an engine worked out. */
export interface Row {
  /** Name and version. */
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
}

export function printRow({ engine, what, workers, where, hash, same }: Row, progress: string): void {
  const cells = [progress, engine.padEnd(24), what.padEnd(24), String(workers), where.padEnd(24), hash];
  console.log(`${cells.join('  ')}${same ? '' : '  ANOTHER'}`);
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** With how many workers an engine reached the hash; `·` is its one thread without any. */
function reached(rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  if (rows.some(({ same }) => !same)) return '**another**';
  return unique(rows.map(({ workers }) => (workers === 0 ? '·' : String(workers))))
    .sort()
    .join(' ');
}

/** Two tables: what each engine is and where it ran, and for each bundle its one hash and who reached it with how many workers. */
export function summary(met: readonly Met[], expected: ReadonlyMap<string, string | undefined>): string {
  const had = met.filter(({ skipped }) => skipped === undefined);
  const engines = had.map(({ name, kind, version, rows, faults }) => {
    const good = rows.filter(({ same }) => same);
    const all = rows.length === good.length && faults.length === 0;
    return [
      name,
      version,
      kind,
      unique(good.map(({ where }) => where)).join('; '),
      `${good.length} of ${rows.length}${all ? '' : ', **not the same**'}`,
    ];
  });
  const bundles = [...expected].map(([what, hash]) => [
    what,
    `\`${hash?.slice(0, 16) ?? 'none'}…\``,
    ...had.map(({ rows }) => reached(rows.filter((row) => row.what === what))),
  ]);
  return [
    table(['engine', 'version', 'what it is', 'time zone and language', 'same hash'], engines),
    table(['bundle', 'SHA-256', ...had.map(({ name }) => name)], bundles),
    ...met
      .filter(({ skipped }) => skipped !== undefined)
      .map(({ name, skipped }) => `Left out: ${name}, since ${skipped}.`),
  ].join('\n\n');
}
