import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A commit that holds a package's sources, and nothing else. */
export interface PackageCommit {
	packageName: string;
	version: string;
	commit: string;
	/** The branch that now ends with it, named after the package. */
	branch: string;
	tag: string;
}

function git(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
	const { status, stdout, stderr } = spawnSync('git', args, {
		cwd,
		env: { ...process.env, ...env },
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
	return stdout.trim();
}

/** The branch's last commit, here or at the remote; undefined for a branch that is new. */
function tipOf(root: string, branch: string, remote: string | undefined): string | undefined {
	const refs = [...(remote === undefined ? [] : [`refs/remotes/${remote}/${branch}`]), `refs/heads/${branch}`];
	return refs
		.map((ref) => git(root, ['for-each-ref', '--format=%(objectname)', ref]))
		.find((found) => found !== '');
}

/**
 * Commits a written package to a branch of its own, whose root is the package, and tags the commit.
 * Neither the working tree nor the index of the repository changes.
 *
 * @param root the repository
 * @param folder the written package; what its `.gitignore` names stays out
 * @param remote whose branch is continued where there is one
 * @throws Error where git refuses, for example because the version has its tag already
 */
export function commitPackage(root: string, folder: string, remote?: string): PackageCommit {
	const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
	};
	const scratch = mkdtempSync(join(tmpdir(), 'chat-inbox-branch-'));
	try {
		const env = {
			GIT_DIR: git(root, ['rev-parse', '--absolute-git-dir']),
			GIT_WORK_TREE: folder,
			GIT_INDEX_FILE: join(scratch, 'index'),
		};
		git(folder, ['add', '--all', '.'], env);
		const tree = git(folder, ['write-tree'], env);
		const tip = tipOf(root, name, remote);
		const from = git(root, ['rev-parse', 'HEAD']);
		const parents = tip === undefined ? [] : ['-p', tip];
		const message = `${name} ${version}\n\nWritten from ${from}.`;
		const commit = git(root, ['commit-tree', tree, ...parents, '-m', message]);
		const tag = `${name}@${version}`;
		git(root, ['tag', tag, commit]);
		git(root, ['update-ref', `refs/heads/${name}`, commit]);
		return { packageName: name, version, commit, branch: name, tag };
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

/** Pushes the branches and the tags, all of them or none. */
export function pushPackages(root: string, remote: string, commits: readonly PackageCommit[]): void {
	const refs = commits.flatMap(({ branch, tag }) => [`refs/heads/${branch}`, `refs/tags/${tag}`]);
	git(root, ['push', '--atomic', remote, ...refs]);
}
