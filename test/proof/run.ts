import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { delimiter, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { rootDir } from '../../demo/paths';
import type { Part } from './parts';
import { checkedOut, keep, logOf, type PartRecord } from './records';

/** The environment without the tools that npm puts in front, a Node among them. */
function ownNode(): NodeJS.ProcessEnv {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return {
		...process.env,
		PATH: folders.filter((one) => !one.includes(`${sep}node_modules${sep}`)).join(delimiter),
	};
}

/** The closing lines of an output. */
export function closingLines({ closing }: Part, output: string): string[] {
	return stripVTControlCharacters(output)
		.split('\n')
		.map((line) => line.trim().replace(/\s+/g, ' '))
		.filter((line) => closing.test(line));
}

/**
 * Runs a part to its end, shows its output, and keeps the output and how it ended.
 *
 * @param writes whether a part that measures puts that into the documentation
 * @throws Error where its command cannot be started
 */
export async function runPart(part: Part, writes: boolean): Promise<PartRecord> {
	const began = new Date();
	const before = checkedOut();
	const log = createWriteStream(logOf(part));
	const [command, ...args] = [...part.command, ...(writes && part.canWrite ? ['--write'] : [])];
	const env = part.isOnOwnNode ? ownNode() : process.env;
	const child = spawn(command, args, { cwd: rootDir, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const output: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			output.push(text);
			log.write(text);
			process.stdout.write(text);
		});
	}
	const exitCode = await new Promise<number>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve(code ?? 1));
	});
	log.end();
	const seconds = Math.round((Date.now() - began.getTime()) / 1_000);
	const said = closingLines(part, output.join(''));
	const record = { ...before, began: began.toISOString(), seconds, exitCode, said };
	keep(part, record);
	return record;
}
