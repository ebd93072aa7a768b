import base from '../jest.config.mjs';

const { globalSetup: _setup, globalTeardown: _teardown, setupFiles: _files, ...config } = base;

/** The engine's specs without a database, and without the properties: a mutant would wait for thousands of cases. */
export default {
  ...config,
  rootDir: '..',
  testMatch: ['<rootDir>/libs/{policy-engine,law-packs}/**/*.spec.ts'],
  testPathIgnorePatterns: [...config.testPathIgnorePatterns, '[.]properties[.]spec[.]ts$'],
};
