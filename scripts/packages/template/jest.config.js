/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	// Engine tests measure real waits: more workers than cores would make them flaky.
	maxWorkers: 2,
	testTimeout: 30_000,
};
