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
}

interface Compose {
	services: Record<string, Service>;
	volumes: Record<string, unknown>;
	configs: Record<string, { content: string }>;
}

// The YAML parser that ESLint brings along.
const eslint = createRequire(__filename).resolve('@eslint/eslintrc');
const { load } = createRequire(eslint)('js-yaml') as { load(text: string): unknown };

const { services, configs, volumes } = load(
	readFileSync(join(root, 'compose.yaml'), 'utf8'),
) as Compose;

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
		for (const variable of tested) expect(environment).toHaveProperty(variable);
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

	it('keeps secrets out', () => {
		const secret = /PASSWORD|KEY/;
		for (const { environment = {} } of Object.values(services)) {
			for (const [name, value] of Object.entries(environment)) {
				if (secret.test(name)) expect(value).toMatch(/^\$\{\w+:\?/);
			}
		}
	});

	it('sends webhooks to both webhook processes, and only to ready ones', () => {
		const { content } = configs.caddyfile;
		expect(content).toMatch(/path \/webhook\/\*/);
		expect(content).toContain('reverse_proxy webhook-1:5678 webhook-2:5678');
		expect(content).toContain('health_uri /healthz/readiness');
		expect(content).toContain('reverse_proxy main:5678');
	});
});
