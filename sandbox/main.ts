import { parseArgs } from 'node:util';
import { startSandbox, type Sandbox } from '.';

const DEFAULT_PORT = '4010';

function chosenPort(): number {
	const { values } = parseArgs({ options: { port: { type: 'string' } } });
	const given = values.port ?? process.env.SANDBOX_PORT ?? DEFAULT_PORT;
	const port = Number(given);
	if (/^\d+$/.test(given) && port <= 65535) return port;
	throw new Error(`"${given}" is not a port. Give a number from 0 (any free one) to 65535.`);
}

function reason(error: unknown, port?: number): string {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === 'EADDRINUSE') {
		return (
			`Port ${port} is taken by another program, perhaps by a sandbox that still runs. ` +
			'Stop that one, or choose another port: npm run sandbox -- --port 4011 ' +
			'(or SANDBOX_PORT=4011).'
		);
	}
	if (code === 'EACCES') return `Port ${port} is not allowed for this user. Choose one above 1023.`;
	return message;
}

async function main(): Promise<void> {
	let port: number | undefined;
	let sandbox: Sandbox;
	try {
		port = chosenPort();
		sandbox = await startSandbox({ port });
	} catch (error) {
		console.error(`The sandbox did not start. ${reason(error, port)}`);
		process.exitCode = 1;
		return;
	}
	console.log(`Sandbox: ${sandbox.url} (open it to watch what arrives; Ctrl-C stops it)`);
	for (const { name, title } of sandbox.platforms()) {
		console.log(`  ${title}: base URL ${sandbox.baseUrl(name)}, key ${sandbox.key(name)}`);
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void sandbox.close().then(() => console.log('Sandbox stopped.'));
		});
	}
}

void main();
