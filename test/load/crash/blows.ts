import type { RunningN8n } from '../../../demo/n8n';

/** What is done to n8n in the middle of a load; it runs again afterwards. */
export type Blow = (n8n: RunningN8n) => Promise<void>;

/** How long n8n waits for what it has begun before it breaks off (its own setting), in seconds. */
export const STOP_LIMIT_S = 15;

/** kill -9, as a power cut would. */
export const kill: Blow = async (n8n) => {
	await n8n.kill();
	await n8n.restart();
};

/** SIGTERM, as an update of n8n does. n8n itself decides how long it takes. */
export const stop: Blow = async (n8n) => {
	await n8n.stop((STOP_LIMIT_S + 15) * 1_000);
	await n8n.restart();
};
