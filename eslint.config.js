import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What ECMAScript leaves to the engine, and what belongs to the day or the machine: none of it may enter the core. */
const engineDependent = [
  ...'exp log log2 log10 log1p expm1 pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh cbrt hypot random'
    .split(' ')
    .map((property) => ({
      object: 'Math',
      property,
      message: 'Engine-dependent or unseeded: use core/numerics or a named stream.',
    })),
  { property: 'localeCompare', message: 'Compare strings by code unit.' },
  { property: 'toLocaleString', message: 'Depends on the locale.' },
  { property: 'toLocaleUpperCase', message: 'Depends on the locale.' },
  { property: 'toLocaleLowerCase', message: 'Depends on the locale.' },
  { property: 'randomUUID', message: 'Unseeded.' },
  { property: 'getRandomValues', message: 'Unseeded.' },
];

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
      'no-restricted-properties': ['error', ...engineDependent],
      'no-restricted-globals': ['error', 'Date', 'performance', 'Intl', 'process', 'window', 'self', 'document'],
      'no-restricted-syntax': [
        'error',
        { selector: "BinaryExpression[operator='**']", message: '`**` differs between engines: use numerics.' },
        { selector: "AssignmentExpression[operator='**=']", message: '`**` differs between engines: use numerics.' },
      ],
    },
  },
  {
    files: ['src/app/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
);
