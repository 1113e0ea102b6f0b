const e2e = require('./jest.e2e.config.js');

/** @type {import('jest').Config} */
module.exports = { ...e2e, testMatch: ['<rootDir>/test/browser/**/*.test.ts'] };
