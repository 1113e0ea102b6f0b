import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pinnedVersion } from '../../demo/install';
import { DEAD_WORKER, HEALTH, queueEnv } from '../load/queue/env';
import { CONCURRENCY } from '../load/queue/fleet';
import { servicesFrom } from '../load/queue/services';
import { root } from './files';

interface Service {
	image: string;
	command?: string[];
	environment?: Record<string, string>;
	volumes?: string[];
	ports?: string[];
	secrets?: string[];
	networks?: string[];
	healthcheck?: { test: string[] };
	stop_grace_period?: string;
	restart?: string;
}

interface Compose {
	services: Record<string, Service>;
	volumes: Record<string, unknown>;
	networks: Record<string, { internal?: boolean } | null>;
	secrets: Record<string, { file: string }>;
}

// The YAML parser that ESLint brings along.
const eslint = createRequire(__filename).resolve('@eslint/eslintrc');
const { load } = createRequire(eslint)('js-yaml') as { load(text: string): unknown };

const text = readFileSync(join(root, 'compose.yaml'), 'utf8');
const caddyfile = readFileSync(join(root, 'Caddyfile'), 'utf8');
const scalePage = readFileSync(join(root, 'docs', 'scale.md'), 'utf8');
const { services, volumes, networks, secrets } = load(text) as Compose;
const lasting = Object.entries(services).filter(([, { restart }]) => restart !== undefined);

const members = ['main', 'worker-1', 'worker-2', 'webhook-1', 'webhook-2'];

const queue = queueEnv(servicesFrom({}), { database: 'n8n', encryptionKey: 'any' });
const tested = [...Object.keys(queue), ...Object.keys(HEALTH)];

describe('compose.yaml', () => {
	it('has what the queue test runs, and nothing else of n8n but the unpacking', () => {
		const ofN8n = Object.entries(services).filter(([, { image }]) => image.includes('n8nio/n8n'));
		expect(ofN8n.map(([name]) => name).sort()).toEqual([...members, 'package'].sort());
	});

	it.each([...members, 'package'])('%s pins the n8n of the demo', (name) => {
		expect(services[name].image).toBe(`docker.n8n.io/n8nio/n8n:${pinnedVersion()}`);
	});

	it.each(members)('%s sets what the queue test sets', (name) => {
		const { environment = {} } = services[name];
		// A secret comes from a file, as n8n reads it for every variable.
		const set = Object.keys(environment).map((variable) => variable.replace(/_FILE$/, ''));
		expect(set).toEqual(expect.arrayContaining(tested));
		// Where a value is no place or secret it is the tested one.
		const same = {
			...DEAD_WORKER,
			...HEALTH,
			EXECUTIONS_MODE: queue.EXECUTIONS_MODE,
			DB_TYPE: queue.DB_TYPE,
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: queue.N8N_DISABLE_PRODUCTION_MAIN_PROCESS,
		};
		expect(environment).toMatchObject(same);
	});

	it('starts each process as the queue test does', () => {
		expect(services.main.command).toBeUndefined();
		for (const name of ['worker-1', 'worker-2']) {
			expect(services[name].command).toEqual(['worker', `--concurrency=${CONCURRENCY}`]);
		}
		for (const name of ['webhook-1', 'webhook-2']) expect(services[name].command).toEqual(['webhook']);
	});

	it.each(members)('%s finds the package', (name) => {
		expect(services[name].volumes).toContain('packages:/home/node/.n8n/nodes');
		expect(services.package.volumes).toContain('packages:/packages');
		expect(volumes).toHaveProperty('packages');
	});

	it('has secrets in files only', () => {
		const secret = /PASSWORD|_KEY/;
		for (const { environment = {}, secrets: given = [] } of Object.values(services)) {
			for (const [name, value] of Object.entries(environment)) {
				if (!secret.test(name)) continue;
				expect(name).toMatch(/_FILE$/);
				expect(given.map((one) => `/run/secrets/${one}`)).toContain(value);
			}
			for (const one of given) expect(secrets[one]?.file).toBe(`./secrets/${one}`);
		}
	});

	it('has an owner before the first visitor', () => {
		expect(services.main.environment).toMatchObject({
			N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
			N8N_INSTANCE_OWNER_PASSWORD_HASH_FILE: '/run/secrets/owner_password_hash',
		});
	});

	it('is open to this machine only, unless told otherwise', () => {
		const published = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
		expect(published.map(([name]) => name)).toEqual(['proxy']);
		for (const port of services.proxy.ports ?? []) expect(port).toMatch(/^\$\{BIND:-127\.0\.0\.1\}:/);
		expect(networks.inside?.internal).toBe(true);
		for (const name of ['postgres', 'redis']) expect(services[name].networks).toEqual(['inside']);
	});

	it.each(lasting.map(([name]) => name))('%s is pinned, watched and gets time to end', (name) => {
		const { image, healthcheck, stop_grace_period: grace } = services[name];
		expect(image).toMatch(/:\d+\.\d+(\.\d+)?$/);
		expect(healthcheck?.test.length).toBeGreaterThan(0);
		expect(grace).toMatch(/^\d+s$/);
	});

	it.each(members)('%s is stopped later than n8n gives its executions up', (name) => {
		const { environment = {}, stop_grace_period: grace = '' } = services[name];
		expect(parseInt(grace)).toBeGreaterThan(Number(environment.N8N_GRACEFUL_SHUTDOWN_TIMEOUT));
	});

	it('sends webhooks to both webhook processes, and only to ready ones', () => {
		expect(services.proxy.volumes).toContain('./Caddyfile:/etc/caddy/Caddyfile:ro');
		expect(caddyfile).toMatch(/path \/webhook\/\*/);
		expect(caddyfile).toContain('reverse_proxy webhook-1:5678 webhook-2:5678');
		expect(caddyfile).toContain('health_uri /healthz/readiness');
		expect(caddyfile).toContain('reverse_proxy main:5678');
	});

	it('believes nobody but a named proxy who a caller is', () => {
		const proxied = caddyfile.match(/reverse_proxy [^{]+\{/g) ?? [];
		const trusted = caddyfile.match(/trusted_proxies \{\$TRUSTED_PROXIES:127\.0\.0\.1\/32\}/g) ?? [];
		expect(trusted).toHaveLength(proxied.length);
	});

	it.each(members)('docs/scale.md explains what %s sets, for those who do not use Compose', (name) => {
		for (const variable of Object.keys(services[name].environment ?? {})) {
			expect(scalePage).toContain(`\`${variable}\``);
		}
	});

	it('docs/scale.md explains every value that is asked for', () => {
		const asked = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
		for (const name of new Set(asked)) expect(scalePage).toContain(`\`${name}\``);
		for (const name of Object.keys(secrets)) expect(scalePage).toContain(`secrets/${name}`);
	});
});

/** Compose itself, where it is installed: it needs no engine to read a file. */
const compose = [
	['docker', 'compose'],
	['docker-compose'],
].find(([command, ...args]) => spawnSync(command, [...args, 'version']).status === 0);

(compose === undefined ? it.skip : it)('Compose reads it without complaint', () => {
	const [command, ...args] = compose as string[];
	const values = { PACKAGE: './package.tgz', OWNER_EMAIL: 'owner@example.com' };
	// The older Compose goes by a file's name and not by its ending.
	const run = spawnSync(command, [...args, '-f', '-', '--project-directory', root, 'config', '-q'], {
		env: { ...process.env, ...values },
		input: text,
		encoding: 'utf8',
	});
	expect(run.status === 0 ? '' : run.stderr).toBe('');
});
