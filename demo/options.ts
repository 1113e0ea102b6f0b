import { parseArgs } from 'node:util';
import { StepError } from './step-error';

export interface DemoOptions {
	n8nPort: number;
	sandboxPort: number;
	/** Exit with the flow's result instead of staying up. */
	once: boolean;
	help: boolean;
}

export const USAGE = `npm run demo [-- options]

  --once                  try the published examples, then stop with their result (0 or 1)
  --n8n-port <port>       port of n8n (default 5678, or N8N_PORT)
  --sandbox-port <port>   port of the sandbox (default 4010, or SANDBOX_PORT)
  --help                  print this
`;

function port(text: string, what: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= 1 && value <= 65_535) return value;
	throw new StepError(`"${text}" is not a port for ${what}.`, ['Give a number from 1 to 65535.']);
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				once: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
				'n8n-port': { type: 'string' },
				'sandbox-port': { type: 'string' },
			},
		}).values;
	} catch (error) {
		throw new StepError((error as Error).message, [USAGE], { cause: error });
	}
}

/**
 * Reads the demo's options; an argument wins over the environment.
 *
 * @throws StepError for an unknown option or a value that is no port.
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions {
	const given = parse(args);
	const n8nPort = port(given['n8n-port'] ?? env.N8N_PORT ?? '5678', 'n8n');
	const sandboxPort = port(given['sandbox-port'] ?? env.SANDBOX_PORT ?? '4010', 'the sandbox');
	if (n8nPort === sandboxPort) {
		throw new StepError(`n8n and the sandbox cannot both use port ${n8nPort}.`, [
			'Choose another one with --n8n-port or --sandbox-port.',
		]);
	}
	return { n8nPort, sandboxPort, once: given.once, help: given.help };
}
