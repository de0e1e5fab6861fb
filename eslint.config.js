import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { noNumbersBesideLoops } from './scripts/purity/no-numbers-beside-loops.mjs';
import { LOCALE_METHODS, MATH, UNSEEDED_METHODS } from './scripts/purity/engine-dependent.mjs';

/** What may not enter the core, by name. */
const restrictedProperties = [
  ...MATH.map((property) => ({
    object: 'Math',
    property,
    message: 'Engine-dependent or unseeded: use core/numerics or a named stream.',
  })),
  ...LOCALE_METHODS.map((property) => ({ property, message: 'Depends on the locale: compare by code unit.' })),
  ...UNSEEDED_METHODS.map((property) => ({ property, message: 'Unseeded: use a named stream.' })),
];

const restrictedGlobals = {
  globals: [
    ...['Date', 'Temporal', 'performance', 'Intl'].map((name) => ({ name, message: 'Of the day or the machine.' })),
    ...['process', 'window', 'self', 'document', 'navigator'].map((name) => ({ name, message: 'Of one environment.' })),
    ...['setTimeout', 'setInterval', 'WeakRef', 'FinalizationRegistry'].map((name) => ({
      name,
      message: 'When it acts is up to the engine.',
    })),
    { name: 'CompressionStream', message: 'Its bytes differ between browsers: use bytes/deflate.' },
    { name: 'WebAssembly', message: 'Relaxed SIMD and NaN payloads differ between processors.' },
  ],
  checkGlobalObject: true,
};

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', 'public'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...restrictedProperties],
      'no-restricted-globals': ['error', restrictedGlobals],
      // Of arrays: those of a typed array sort by number without one, and are total.
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: false }],
      'no-restricted-syntax': [
        'error',
        { selector: "BinaryExpression[operator='**']", message: '`**` differs between engines: use numerics.' },
        { selector: "AssignmentExpression[operator='**=']", message: '`**` differs between engines: use numerics.' },
        {
          selector: "VariableDeclarator[init.name='Math'], AssignmentExpression[right.name='Math']",
          message: 'Under another name the ban on its functions would not see them.',
        },
      ],
    },
  },
  {
    // What results, predictions and metrics are made of.
    files: [
      ...['evaluation', 'features', 'models', 'numerics', 'pipeline', 'prediction', 'preprocessing'].map(
        (area) => `src/core/${area}/**/*.ts`,
      ),
      'src/core/data/{column-profile,histogram}.ts',
    ],
    plugins: { selfsame: { rules: { 'no-numbers-beside-loops': noNumbersBesideLoops } } },
    rules: { 'selfsame/no-numbers-beside-loops': 'error' },
  },
  {
    files: ['src/app/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
);
