import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { StepError } from './step-error';

function listen(port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
			server.close(() => resolve());
		});
	});
}

// Below those that systems give to outgoing connections: one of these could be taken before it is used.
const LOWEST = 20_000;
const HIGHEST = 32_000;

const MOST_TRIES = 100;

/**
 * A TCP port on loopback that was free a moment ago.
 *
 * @throws Error where a hundred are not
 */
export async function freePort(): Promise<number> {
	for (let tries = 1; ; tries += 1) {
		try {
			const port = randomInt(LOWEST, HIGHEST);
			await listen(port);
			return port;
		} catch (error) {
			if (tries === MOST_TRIES) throw error;
		}
	}
}

/**
 * @param what Who wants the port, as the user knows it ("n8n").
 * @param setting How to choose another one ("--n8n-port 5680").
 * @throws StepError where the port is taken or not allowed.
 */
export async function assertPortFree(port: number, what: string, setting: string): Promise<void> {
	try {
		await listen(port);
	} catch (error) {
		const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
		throw new StepError(
			taken
				? `Port ${port}, wanted by ${what}, is taken by another program.`
				: `Port ${port}, wanted by ${what}, cannot be used: ${(error as Error).message}`,
			[`Stop the other program, or choose another port: npm run demo -- ${setting}`],
			{ cause: error },
		);
	}
}
