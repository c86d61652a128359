/** Native ES modules in Jest; start it by `npm run jest`, which gives Node the flag that this needs. */
export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  // `#journeys` and its like resolve to the sources. Jest adds `import` itself and breaks if it is named here.
  testEnvironmentOptions: { customExportConditions: ['virgil-source', 'node', 'node-addons'] },
  setupFiles: ['<rootDir>/test/support/properties.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  extensionsToTreatAsEsm: ['.ts'],
  // The sources import './x.js' as Node will see it; in a test './x.ts' is what is there.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json', 'node'],
  maxWorkers: '100%',
  // Native modules are never let go of: a worker that has grown begins anew.
  workerIdleMemoryLimit: '1500MB',
  // A test waits for conditions, never for time; on a busy machine that may take long.
  testTimeout: 60_000,
}
