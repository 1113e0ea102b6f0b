import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { transpileModule } from 'typescript';

import type { Mutation } from './list/mutation';

const root = join(__dirname, '..', '..');
const COPIED = ['credentials', 'nodes', 'sandbox', 'scripts', 'test', 'package.json', 'tsconfig.json'];

/** A copy of what tests need, in which the code can be broken. */
export class Copy {
	readonly folder = mkdtempSync(join(tmpdir(), 'mutation-'));

	constructor() {
		for (const name of COPIED) cpSync(join(root, name), join(this.folder, name), { recursive: true });
		symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
		// Tests that run are compiled file by file: a broken program need not have the right types.
		const transform = { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false, transpilation: true }] };
		const config = { testEnvironment: 'node', testTimeout: 30_000, transform };
		writeFileSync(join(this.folder, 'jest.config.json'), JSON.stringify(config));
	}

	/**
	 * Breaks the copy.
	 *
	 * @returns mends it
	 * @throws Error where the text to replace does not stand there exactly once, or nothing readable is left
	 */
	apply({ file, find, replace }: Mutation): () => void {
		const path = join(this.folder, 'nodes', 'shared', file);
		const whole = readFileSync(path, 'utf8');
		const found = whole.split(find).length - 1;
		if (found !== 1) throw new Error(`${file} has this ${found} times instead of once: ${find}`);
		// As a function, so that a $ in it is a $.
		const broken = whole.replace(find, () => replace);
		// What no compiler reads would be noticed by every test.
		const { diagnostics = [] } = transpileModule(broken, { reportDiagnostics: true });
		if (diagnostics.length > 0) throw new Error(`${file} is no program with ${replace}`);
		writeFileSync(path, broken);
		return () => writeFileSync(path, whole);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
