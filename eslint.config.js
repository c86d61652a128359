import tseslint from 'typescript-eslint'

const specs = '**/*.spec.ts'
const tests = [specs, '**/testing/**', 'test/**']

/** Commands and queries pass one door, where the actor is authorized. */
const buses = {
  name: '@nestjs/cqrs',
  importNames: ['CommandBus', 'QueryBus'],
  message: 'Only libs/access may use the buses: send commands and queries through the door of #access.',
}

/** The environment by another name than `process.env`. */
const environment = ['process', 'node:process'].map((name) => ({
  name,
  importNames: ['default', 'env'],
  message: 'Only a config.ts reads the environment.',
}))

const notTheEnvironment = {
  object: 'process',
  property: 'env',
  message: 'Only a config.ts reads the environment: take what you need from its parsed config.',
}

/** The domain is pure: what differs from run to run comes in as an argument. */
const impure = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The domain has no clock.' },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'The domain has no clock.',
  },
  { selector: 'MemberExpression[object.name="performance"]', message: 'The domain has no clock.' },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'The domain draws no lots.',
  },
  { selector: 'MemberExpression[object.name="crypto"]', message: 'The domain makes no ids.' },
]

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'apps/web/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-restricted-properties': ['error', notTheEnvironment],
      'no-restricted-imports': ['error', { paths: [buses, ...environment] }],
      '@typescript-eslint/await-thenable': 'error',
      // Files with decorators are left alone: Nest reads the types of their constructors at run time.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      // No `default` over a union: the compiler and this rule find the event that nobody handles.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { allowDefaultCaseForExhaustiveSwitch: false }],
    },
  },
  {
    files: ['libs/access/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: environment }] },
  },
  {
    files: ['libs/*/domain/**/*.ts'],
    ignores: [specs],
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
  {
    // A view folds the events that concern it and passes over the others.
    files: ['libs/*/views/**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/config.ts'],
    rules: {
      'no-restricted-properties': 'off',
      'no-restricted-imports': ['error', { paths: [buses] }],
    },
  },
  {
    // A test may start a process with an environment, and knows what its own arrays hold.
    files: tests,
    rules: {
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
)
