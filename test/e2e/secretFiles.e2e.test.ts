import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled } from '../../demo/install';
import { startN8n, type RunningN8n } from '../../demo/n8n';
import { demoDir, runtimeDir } from '../../demo/paths';

// n8n's own, which it checks the owner's password with.
const { hashSync } = createRequire(join(demoDir, 'node_modules', 'n8n', 'package.json'))(
	'bcryptjs',
) as { hashSync(password: string, rounds: number): string };

const EMAIL = 'owner@example.com';
const PASSWORD = 'Correct-horse-1';

// compose.yaml relies on both; no container engine was there to run it.
describe('an n8n whose secrets and owner come from files', () => {
	const folder = join(runtimeDir, 'secret-files');
	let n8n: RunningN8n;

	const secret = (name: string, value: string): string => {
		const file = join(folder, name);
		writeFileSync(file, value);
		chmodSync(file, 0o400);
		return file;
	};

	beforeAll(async () => {
		await ensureInstalled((line) => void process.stderr.write(`${line}\n`));
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		n8n = await startN8n({
			userFolder: join(folder, 'n8n'),
			// It makes its tables first.
			readyWithin: 15 * 60_000,
			env: {
				N8N_ENCRYPTION_KEY_FILE: secret('n8n_encryption_key', 'a key from a file\n'),
				N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
				N8N_INSTANCE_OWNER_EMAIL: EMAIL,
				N8N_INSTANCE_OWNER_FIRST_NAME: 'Owner',
				N8N_INSTANCE_OWNER_LAST_NAME: 'n8n',
				N8N_INSTANCE_OWNER_PASSWORD_HASH_FILE: secret('owner_password_hash', `${hashSync(PASSWORD, 10)}\n`),
			},
		});
	});

	afterAll(async () => await n8n?.stop());

	it('has an owner, so that no visitor can become it', async () => {
		const visitor = { email: 'visitor@example.com', password: PASSWORD, firstName: 'A', lastName: 'B' };
		await expect(n8n.rest.createOwner(visitor)).rejects.toThrow(/n8n answered 4\d\d/);
		await expect(n8n.rest.login({ email: EMAIL, password: 'Wrong-horse-1' })).rejects.toThrow('401');
		await expect(n8n.rest.login({ email: EMAIL, password: PASSWORD })).resolves.toBeUndefined();
	});
});
