import { describe, expect, it } from 'vitest';
import { programOf, RELEASES, wayToKernels } from '../../../src/core/bundle/releases.ts';
import { KERNELS } from '../../../src/core/index.ts';

describe('the table of releases', () => {
  it('says for all older kernels what replays their bundles', () => {
    const older = Array.from({ length: KERNELS - 1 }, (_, i) => i + 1);
    expect(RELEASES.map(({ kernels }) => kernels)).toEqual(older);
    for (const { program } of RELEASES) {
      const hash = 'commit' in program ? program.commit : program.capsule;
      expect(hash).toMatch('commit' in program ? /^[0-9a-f]{40}$/ : /^[0-9a-f]{64}$/);
    }
  });

  it('names a program for older kernels alone', () => {
    expect(programOf(1)).toEqual(RELEASES[0].program);
    expect(programOf(KERNELS)).toBeNull();
    expect(programOf(KERNELS + 1)).toBeNull();
  });

  it('has a sentence for every number', () => {
    expect(wayToKernels(1)).toContain(' replay it');
    expect(wayToKernels(KERNELS + 1)).toContain('newer');
    expect(wayToKernels(0)).toContain('No program');
  });
});
