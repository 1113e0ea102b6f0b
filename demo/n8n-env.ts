import { withNode24 } from './paths';

// The caller's own n8n, database, test runner or npm must not reach into this one.
const FOREIGN =
	/^(N8N_|DB_|QUEUE_|EXECUTIONS_|GENERIC_|WEBHOOK_|CREDENTIALS_|npm_|JEST_)|^NODE_(ENV|OPTIONS)$/;

export interface N8nPlace {
	/** The folder in which n8n makes its `.n8n`: database, key, community packages. */
	userFolder: string;
	/** Port of the editor, the REST API and the webhooks. */
	port: number;
	/** Port over which n8n talks to its own task runner. */
	brokerPort: number;
	/** The folder whose `node_modules` hold n8n; the demo's own unless told. */
	install?: string;
	/** Set over the defaults: queue mode, another database, limits. */
	env?: Record<string, string>;
}

/**
 * The whole environment of an n8n process: loopback only, SQLite unless `env` says otherwise,
 * nothing sent home. Names as in n8n's documentation of environment variables.
 */
export function n8nEnv({ userFolder, port, brokerPort, env }: N8nPlace): NodeJS.ProcessEnv {
	const own = Object.fromEntries(Object.entries(withNode24()).filter(([name]) => !FOREIGN.test(name)));
	return {
		...own,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		DB_TYPE: 'sqlite',
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
		N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// It fetches a list of servers from n8n's makers at every start.
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_SECURE_COOKIE: 'false',
		// n8n 3 does not load a package without this that n8n has not verified.
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		// The limits that n8n 3 has by default: what runs here does not need more.
		N8N_RUNNERS_TASK_TIMEOUT: '60',
		N8N_COMPRESSION_NODE_MAX_DECOMPRESSED_SIZE_BYTES: String(256 * 1024 * 1024),
		N8N_COMPRESSION_NODE_MAX_ZIP_ENTRIES: '1000',
		// On a busy machine SQLite can answer n8n's ping late; n8n would then refuse every call for a while.
		DB_PING_TIMEOUT_MS: '60000',
		...env,
	};
}
