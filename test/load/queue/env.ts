import type { Services } from './services';

/**
 * How n8n is told to run in queue mode, the same for every process. `compose.yaml` sets the same
 * names (a structural test compares them).
 */
export function queueEnv(
	{ postgres, redis }: Services,
	{ database, encryptionKey }: { database: string; encryptionKey: string },
): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: postgres.host,
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: database,
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		N8N_ENCRYPTION_KEY: encryptionKey,
		// Webhooks go to the webhook processes only, so that main can be away.
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		...DEAD_WORKER,
	};
}

/**
 * How soon n8n finds out that a worker has died. Until then nobody answers the callers whose runs it
 * had. n8n's own values, 60, 10 and 30 seconds, are longer than most callers wait.
 */
export const DEAD_WORKER = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** What makes a worker answer the readiness check. */
export const HEALTH = { QUEUE_HEALTH_CHECK_ACTIVE: 'true' };

/** What keeps this run apart from others that use the same Redis. */
export function apartEnv({ redis }: Services, prefix: string): Record<string, string> {
	return {
		QUEUE_BULL_PREFIX: `${prefix}:bull`,
		N8N_REDIS_KEY_PREFIX: `${prefix}:n8n`,
		QUEUE_BULL_REDIS_DB: String(redis.db),
		QUEUE_BULL_REDIS_USERNAME: redis.username,
		QUEUE_BULL_REDIS_PASSWORD: redis.password,
	};
}
