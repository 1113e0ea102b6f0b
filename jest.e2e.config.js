const base = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	// One real n8n at a time: two would fight over memory and over the build in dist.
	maxWorkers: 1,
	// The first run installs n8n, which takes minutes on a cold cache.
	testTimeout: 30 * 60_000,
};
