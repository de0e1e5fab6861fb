import * as v from 'valibot';
import { ZIP_LIMITS } from '../zip-format.ts';
import { BUNDLE_FORMAT } from '../lineage.ts';
import { count, entitled, hash, link, mapOf, path, runIdText, say, texts } from './parts.ts';

const fileRecord = {
  path: say(path, 'In the bundle, with `/`.'),
  sha256: say(hash, 'SHA-256 of its bytes.'),
};

export const lineageSchema = entitled(
  v.strictObject({
    ...link('lineage'),
    run_id: say(
      runIdText,
      'The first 16 bytes of SHA-256 over "<dataset sha256>\\n<config sha256>\\n<kernels>\\n", as a UUID of version 8.',
    ),
    dataset: say(
      v.strictObject({
        ...fileRecord,
        bytes: say(count, 'Size of the file.'),
        rows: say(count, 'Data rows, the header not counted.'),
      }),
      'The CSV that the run was made from; it may be absent from the bundle.',
    ),
    config: say(v.strictObject(fileRecord), 'The config as it was given.'),
    model: say(v.strictObject(fileRecord), 'The fitted pipeline.'),
    threshold: say(v.strictObject(fileRecord), 'The decision threshold.'),
    artifacts: say(
      v.pipe(
        v.array(
          v.strictObject({
            role: say(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)), 'What the file is, such as `metrics`.'),
            ...fileRecord,
            bytes: say(count, 'Size of the file.'),
          }),
        ),
        v.maxLength(ZIP_LIMITS.files),
      ),
      'Every other file, in the order of the zip.',
    ),
    engine: say(
      // Other engines name their packages here.
      v.looseObject({
        name: say(v.string(), '`selfsame`, or another engine.'),
        kernels: say(count, 'Version of everything that determines bytes.'),
        packages: v.optional(say(mapOf(v.string()), 'Name and version of each package of another engine.')),
      }),
      'Who trained.',
    ),
    seed: say(v.pipe(v.number(), v.safeInteger()), 'The number from which every random draw follows.'),
    tasks: say(
      v.pipe(
        v.array(
          v.strictObject({
            name: say(v.string(), 'Such as `fit/svm/fold-0`.'),
            config: say(texts, 'Parts of config.json that it depends on.'),
            inputs: say(texts, 'Earlier tasks that it depends on.'),
            sha256: say(hash, "SHA-256 of the output's canonical bytes."),
          }),
        ),
        v.minLength(1),
      ),
      'Every task of the run, in plan order.',
    ),
    format: say(v.literal(BUNDLE_FORMAT), "Version of the bundle's layout."),
  }),
  'lineage.json',
  'What a run was made from and what came out: the hash of every file and of every task.',
);
