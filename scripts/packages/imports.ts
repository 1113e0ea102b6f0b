import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
	module: ts.ModuleKind.CommonJS,
	moduleResolution: ts.ModuleResolutionKind.Node10,
	resolveJsonModule: true,
	allowJs: true,
};

/** What one file imports. */
interface Imports {
	/** Files of this repository, by their paths below it. */
	files: string[];
	/** Modules of packages and of Node, as written. */
	modules: string[];
}

/** Follows imports through the repository as the TypeScript compiler does. */
export class ImportGraph {
	private readonly known = new Map<string, Imports>();

	/** @param root absolute path of the repository */
	constructor(private readonly root: string) {}

	/**
	 * Every file that the given ones need, themselves included.
	 *
	 * @param files paths below the repository, with forward slashes
	 * @param leaveOut files not to follow and not to list
	 * @throws Error where an import leads nowhere
	 */
	reached(files: Iterable<string>, leaveOut: (file: string) => boolean = () => false): Set<string> {
		const found = new Set<string>();
		const open = [...files];
		for (let file = open.pop(); file !== undefined; file = open.pop()) {
			if (found.has(file) || leaveOut(file)) continue;
			found.add(file);
			open.push(...this.importsOf(file).files);
		}
		return found;
	}

	/** Names of the packages that files import; `node:` modules are no packages. */
	packagesOf(files: Iterable<string>): Set<string> {
		const modules = [...files].flatMap((file) => this.importsOf(file).modules);
		const names = modules
			.filter((name) => !name.startsWith('node:'))
			.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
		return new Set(names);
	}

	private importsOf(file: string): Imports {
		const known = this.known.get(file);
		if (known !== undefined) return known;
		const imports = /\.[cm]?[jt]s$/.test(file) ? this.read(file) : { files: [], modules: [] };
		this.known.set(file, imports);
		return imports;
	}

	private read(file: string): Imports {
		const path = join(this.root, file);
		const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'), true, true);
		const names = importedFiles.map(({ fileName }) => fileName);
		const isOwn = (name: string) => name.startsWith('.');
		return {
			files: names.filter(isOwn).map((name) => this.resolve(name, path)),
			modules: names.filter((name) => !isOwn(name)),
		};
	}

	private resolve(name: string, from: string): string {
		const { resolvedModule } = ts.resolveModuleName(name, from, OPTIONS, ts.sys);
		if (resolvedModule === undefined) throw new Error(`${from}: ${name} leads nowhere`);
		return relative(this.root, resolvedModule.resolvedFileName).replaceAll('\\', '/');
	}
}
