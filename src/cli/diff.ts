import type { Command } from 'commander';
import { diffBundles, prettyJson, type Json } from '../core/index.ts';
import { loadEngine } from '../engines/load-engine.ts';
import { printDiff } from './diff-report.ts';
import { openInput, withLimitOptions, type LimitOptions } from './open-input.ts';
import type { CommonOptions } from './options.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';

export type DiffOptions = CommonOptions & LimitOptions;

export function describeDiff(command: Command): Command {
  return withLimitOptions(
    command
      .summary('compare two bundles')
      .description(
        'Says what differs between two bundles: config by key, data, the first task in which the runs part, scores,\n' +
          'threshold, engine. What the bundles say is taken as it stands; verify says whether it holds.',
      )
      .argument('<a>', 'the first bundle: a zip, or the folder it was unzipped into')
      .argument('<b>', 'the second'),
  ).addHelpText(
    'after',
    '\nExamples:\n' +
      '  selfsame diff before.zip after.zip\n' +
      '  selfsame diff mine.zip theirs.zip --json\n' +
      '\nExit codes: 0 the same files · 1 different · 2 one of them cannot be read, or wrong usage',
  );
}

export async function diff(session: Session, a: string, b: string, options: DiffOptions): Promise<number> {
  const { terminal, files } = session;
  files.bundle = a;
  const first = await openInput(a, options);
  files.bundle = b;
  const second = await openInput(b, options);
  const found = await diffBundles(first, second, loadEngine);
  stopIfCancelled(session);
  if (terminal.json) terminal.raw(prettyJson(found as unknown as Json));
  else printDiff(terminal, found, [a, b]);
  return found.same ? EXIT.passed : EXIT.different;
}
