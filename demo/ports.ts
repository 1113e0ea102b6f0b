import { createServer } from 'node:net';
import { StepError } from './step-error';

function listen(port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
			const address = server.address();
			const got = typeof address === 'object' && address !== null ? address.port : port;
			server.close(() => resolve(got));
		});
	});
}

/** A TCP port on loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
	return listen(0);
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
