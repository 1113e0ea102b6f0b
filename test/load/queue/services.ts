import { connect } from 'node:net';
import { n8nLibrary } from './libraries';

/** Where PostgreSQL is and who we are there. */
export interface Postgres {
	host: string;
	port: number;
	user: string;
	password: string;
}

export interface Redis {
	host: string;
	port: number;
	username: string;
	password: string;
	db: number;
}

export interface Services {
	postgres: Postgres;
	redis: Redis;
}

/**
 * Reads PGHOST, PGPORT, PGUSER, PGPASSWORD and REDIS_URL (or REDIS_HOST, REDIS_PORT); without them
 * both are looked for on this machine, at their usual ports.
 *
 * @throws TypeError where REDIS_URL is no URL
 */
export function servicesFrom(env: NodeJS.ProcessEnv): Services {
	const { REDIS_HOST = '127.0.0.1', REDIS_PORT = '6379' } = env;
	const url = new URL(env.REDIS_URL ?? `redis://${REDIS_HOST}:${REDIS_PORT}`);
	return {
		postgres: {
			host: env.PGHOST ?? '127.0.0.1',
			port: Number(env.PGPORT ?? 5432),
			user: env.PGUSER ?? 'postgres',
			password: env.PGPASSWORD ?? '',
		},
		redis: {
			host: url.hostname,
			port: Number(url.port || 6379),
			username: decodeURIComponent(url.username),
			password: decodeURIComponent(url.password),
			db: Number(url.pathname.slice(1) || 0),
		},
	};
}

const PATIENCE_MS = 3_000;

function answers(host: string, port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host, port, timeout: PATIENCE_MS });
		const end = (reached: boolean) => {
			socket.destroy();
			resolve(reached);
		};
		socket.once('connect', () => end(true));
		socket.once('timeout', () => end(false));
		socket.once('error', () => end(false));
	});
}

/** What cannot be reached, as `name host:port`; empty where both are there. */
export async function missing({ postgres, redis }: Services): Promise<string[]> {
	const asked = [
		{ name: 'PostgreSQL', ...postgres },
		{ name: 'Redis', ...redis },
	].map(async ({ name, host, port }) => ({ name, host, port, ok: await answers(host, port) }));
	return (await Promise.all(asked))
		.filter(({ ok }) => !ok)
		.map(({ name, host, port }) => `${name} at ${host}:${port}`);
}

async function sql(postgres: Postgres, statement: string): Promise<void> {
	const { Client } = n8nLibrary('pg');
	const client = new Client({ ...postgres, database: 'postgres' });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

/** @param name letters, digits and `_` only: it is not quoted any further */
export async function createDatabase(postgres: Postgres, name: string): Promise<void> {
	await sql(postgres, `CREATE DATABASE "${name}"`);
}

/** Drops it, also with somebody connected; does nothing where there is none. */
export async function dropDatabase(postgres: Postgres, name: string): Promise<void> {
	await sql(postgres, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

/**
 * Deletes all keys that begin with `prefix`.
 *
 * @returns how many there were
 */
export async function deleteKeys(redis: Redis, prefix: string): Promise<number> {
	const client = new (n8nLibrary('ioredis'))(redis);
	let deleted = 0;
	let cursor = '0';
	try {
		do {
			const [next, keys] = await client.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', 1_000);
			cursor = next;
			if (keys.length > 0) deleted += await client.del(...keys);
		} while (cursor !== '0');
	} finally {
		await client.quit();
	}
	return deleted;
}
