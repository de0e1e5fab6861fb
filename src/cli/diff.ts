import type { Command } from 'commander';
import { diffBundles, fail, prettyJson, type BundleDiff, type Json } from '../core/index.ts';
import { loadEngine } from '../engines/load-engine.ts';
import { printDiffs } from './diff-many.ts';
import { printDiff } from './diff-report.ts';
import { openInput, withLimitOptions, type LimitOptions } from './open-input.ts';
import type { CommonOptions } from './options.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';

export type DiffOptions = CommonOptions & LimitOptions;

export function describeDiff(command: Command): Command {
  return withLimitOptions(
    command
      .summary('compare two to five bundles')
      .description(
        'Says what differs between bundles: config by key, data, the first task in which the runs part, scores,\n' +
          'threshold, engine. What the bundles say is taken as it stands; verify says whether it holds.',
      )
      .argument(
        '<bundles...>',
        'two to five: zips, or the folders they were unzipped into; each is held against the first',
      ),
  ).addHelpText(
    'after',
    '\nExamples:\n' +
      '  selfsame diff before.zip after.zip\n' +
      '  selfsame diff mine.zip theirs.zip --json\n' +
      '  selfsame diff a.zip b.zip c.zip\n' +
      '\nExit codes: 0 the same files in all · 1 different · 2 one of them cannot be read, or wrong usage',
  );
}

const MOST = 5;

export async function diff(session: Session, paths: readonly string[], options: DiffOptions): Promise<number> {
  if (paths.length < 2 || paths.length > MOST)
    fail(
      'cli/usage',
      `${paths.length === 1 ? 'One bundle is' : `${paths.length} bundles are`} given; two to ${MOST} are compared.`,
    );
  const [first, ...others] = paths;
  const { terminal, files } = session;
  files.bundle = first;
  const base = await openInput(first, options);
  const diffs: BundleDiff[] = [];
  for (const path of others) {
    files.bundle = path;
    diffs.push(await diffBundles(base, await openInput(path, options), loadEngine));
    stopIfCancelled(session);
  }
  const same = diffs.every((each) => each.same);
  if (diffs.length === 1) {
    if (terminal.json) terminal.raw(prettyJson(diffs[0] as unknown as Json));
    else printDiff(terminal, diffs[0], [first, others[0]]);
  } else if (terminal.json) terminal.raw(prettyJson({ same, bundles: paths, diffs: diffs as unknown as Json }));
  else printDiffs(terminal, diffs, paths);
  return same ? EXIT.passed : EXIT.different;
}
