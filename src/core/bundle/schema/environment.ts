import * as v from 'valibot';
import { count, entitled, link, hash, say } from './parts.ts';

export const environmentSchema = entitled(
  v.strictObject({
    ...link('environment'),
    program: say(
      v.strictObject({
        name: v.literal('selfsame'),
        version: say(v.nullable(v.string()), 'Null where it ran from source.'),
        kernels: say(count, 'Version of everything that determines bytes.'),
        lock_sha256: say(v.nullable(hash), 'SHA-256 of package-lock.json: every dependency, exactly.'),
      }),
      'The program that verified.',
    ),
    engine: say(v.string(), 'What ran it: Node.js, or the browser by its user agent.'),
    node: v.optional(say(v.string(), 'Version of Node.js.')),
    v8: v.optional(say(v.string(), 'Version of its JavaScript engine.')),
    platform: v.optional(say(v.string(), 'Operating system.')),
    arch: v.optional(say(v.string(), 'Processor architecture.')),
    release: v.optional(say(v.string(), 'Version of the operating system.')),
    processor: v.optional(say(v.string(), 'Model of the processor.')),
    cores: say(count, 'Cores that the program could use.'),
    memory_bytes: v.optional(say(count, 'Memory of the machine.')),
    workers: v.optional(say(count, 'Workers that repeated tasks.')),
    digest: v.optional(say(v.string(), 'Who computed SHA-256: the browser, or the bundled package.')),
    time_zone: say(v.string(), 'IANA name.'),
    locale: say(v.string(), 'BCP 47 tag.'),
    verified_at: say(v.pipe(v.string(), v.isoTimestamp()), 'When, in UTC.'),
  }),
  'reproducibility_environment.json',
  'What a verification ran on. None of it is in a bundle.',
);

/** What a verification ran on. */
export type Environment = Readonly<Omit<v.InferOutput<typeof environmentSchema>, '$schema'>>;
