const { existsSync } = require('node:fs');
const { join } = require('node:path');

// Only these folders are crawled: the demo's private n8n has a hundred thousand files.
const crawled = ['credentials', 'nodes', 'sandbox', 'scripts', 'test'].filter((folder) =>
	existsSync(join(__dirname, folder)),
);

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: crawled.map((folder) => `<rootDir>/${folder}`),
	testMatch: ['<rootDir>/test/{unit,contract,engine,structure}/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/demo/node_modules/',
		'<rootDir>/demo/\\.runtime/',
	],
	collectCoverageFrom: ['{credentials,nodes}/**/*.ts'],
	// Engine tests measure real waits: more workers than cores would make them flaky.
	maxWorkers: 2,
	// No promise of speed: on a machine that others use too, what takes ten seconds can take a minute.
	testTimeout: 120_000,
};
