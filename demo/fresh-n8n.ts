import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startN8n, type RunningN8n } from './n8n';
import { importCredentials, importWorkflows, type Credential, type WorkflowFile } from './n8n-cli';
import type { Owner } from './n8n-rest';
import { installTarball } from './pack';
import { freePort } from './ports';
import type { Say } from './progress';

export interface FreshN8nOptions {
	/** Emptied first. */
	userFolder: string;
	/** This package, as `packPackage` made it. */
	tarball: string;
	credentials: readonly Credential[];
	/** All of them are published. */
	workflows: readonly WorkflowFile[];
	/** None of them is published. */
	drafts?: readonly WorkflowFile[];
	/** A free one unless told. */
	port?: number;
	/** The folder whose `node_modules` hold n8n; the demo's own unless told. */
	install?: string;
	env?: Record<string, string>;
	/** Called before n8n starts, with its folder (`.n8n`): the place for further packages. */
	prepare?: (n8nFolder: string) => void | Promise<void>;
	say?: Say;
}

export interface FreshN8n extends RunningN8n {
	/** Logged in already; the password is another one each time. */
	readonly owner: Owner;
}

function newOwner(): Owner {
	return {
		email: 'owner@example.com',
		// The ending satisfies n8n's rule of a capital and a digit whatever was drawn.
		password: `${randomBytes(9).toString('base64url')}A1`,
		firstName: 'Demo',
		lastName: 'Owner',
	};
}

/**
 * Starts an n8n on an empty user folder that has this package, the credentials and the workflows,
 * published and answering.
 *
 * @throws StepError where a step fails; nothing is left running then.
 */
export async function startFreshN8n(options: FreshN8nOptions): Promise<FreshN8n> {
	const { userFolder, install, env, say = () => undefined } = options;
	rmSync(userFolder, { recursive: true, force: true });
	mkdirSync(userFolder, { recursive: true, mode: 0o700 });
	const place = {
		userFolder,
		install,
		env,
		port: options.port ?? (await freePort()),
		brokerPort: await freePort(),
		logFile: join(userFolder, 'cli.log'),
	};
	const n8nFolder = join(userFolder, '.n8n');
	await installTarball(options.tarball, n8nFolder);
	await options.prepare?.(n8nFolder);
	say(`importing credentials: ${options.credentials.map(({ name }) => name).join(', ')}`);
	await importCredentials(options.credentials, place);
	const workflows = [...options.workflows, ...(options.drafts ?? [])];
	say(`importing workflows: ${workflows.map(({ name }) => name).join(', ')}`);
	await importWorkflows(workflows, place);

	say(`starting n8n on port ${place.port}`);
	const n8n = await startN8n({ userFolder, install, env, port: place.port, brokerPort: place.brokerPort });
	const owner = newOwner();
	try {
		say(`creating the owner ${owner.email}`);
		await n8n.rest.createOwner(owner);
		for (const { id, name } of options.workflows) {
			say(`publishing "${name}"`);
			await n8n.rest.activate(id);
		}
	} catch (error) {
		await n8n.stop();
		throw error;
	}
	// Not a spread: that would freeze `pid` at its present value.
	return Object.defineProperty(n8n, 'owner', { value: owner, enumerable: true }) as FreshN8n;
}
