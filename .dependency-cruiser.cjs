/** Imports go one way (ARCHITECTURE.md): a module may import only from what stands before it. */
const order = [
  'errors',
  'bytes',
  'wasm',
  'numerics',
  'random',
  'config',
  'data',
  'features',
  'preprocessing',
  'models',
  'evaluation',
  'pipeline',
  'bundle',
  'prediction',
];
const later = (name) => order.slice(order.indexOf(name) + 1);

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...order
      .filter((name) => later(name).length > 0)
      .map((name) => ({
        name: `core-${name}-imports-backwards`,
        severity: 'error',
        from: { path: `^src/core/${name}(/|\\.ts)` },
        to: { path: `^src/core/(${later(name).join('|')})(/|\\.ts)` },
      })),
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^(src/(app|cli|library|platform|worker|engines)/|node:)' },
    },
    {
      name: 'platform-imports-core-only',
      severity: 'error',
      from: { path: '^src/(platform|worker)/' },
      to: { path: '^src/(app|cli)/' },
    },
    { name: 'nothing-imports-app', severity: 'error', from: { pathNot: '^src/app/' }, to: { path: '^src/app/' } },
    { name: 'nothing-imports-bench', severity: 'error', from: { path: '^src/' }, to: { path: '^bench/' } },
    {
      name: 'nothing-imports-library',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/library/' },
      to: { path: '^src/library/' },
    },
    { name: 'nothing-imports-cli', severity: 'error', from: { pathNot: '^src/cli/' }, to: { path: '^src/cli/' } },
    {
      name: 'shells-use-the-public-core',
      severity: 'error',
      from: { path: '^src/(app|cli|library)/' },
      to: { path: '^src/core/', pathNot: '^src/core/index\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
