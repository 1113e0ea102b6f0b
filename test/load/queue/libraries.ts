import { createRequire } from 'node:module';
import { n8nBin } from '../../../demo/paths';

/** The parts of n8n's own database clients that the run uses. */
interface Libraries {
	pg: {
		Client: new (options: Record<string, unknown>) => {
			connect(): Promise<void>;
			query(statement: string): Promise<unknown>;
			end(): Promise<void>;
		};
	};
	ioredis: new (options: object) => {
		scan(cursor: string, ...options: Array<string | number>): Promise<[string, string[]]>;
		del(...keys: string[]): Promise<number>;
		quit(): Promise<unknown>;
	};
}

/** A library out of the n8n in `demo/node_modules`, which brings it along anyway. */
export function n8nLibrary<Name extends keyof Libraries>(name: Name): Libraries[Name] {
	return createRequire(n8nBin())(name) as Libraries[Name];
}
