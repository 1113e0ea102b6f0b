import { parseArgs } from 'node:util';

import { ensurePinned } from '../../demo/install';
import { packPackage } from '../../demo/pack';
import { createProgress } from '../../demo/progress';
import { table } from '../load/table';
import { runServer, type ServerRun } from './server';
import { runSuites, type SuiteRun } from './suite';
import { promised, type PromisedN8n } from './versions';

interface Outcome {
	n8n: PromisedN8n;
	server: ServerRun;
	suites: SuiteRun;
}

const { step, say } = createProgress((text) => void process.stdout.write(text));

function wanted(): readonly PromisedN8n[] {
	const { values } = parseArgs({ options: { n8n: { type: 'string' } } });
	if (values.n8n === undefined) return promised;
	const chosen = promised.filter(({ version }) => version === values.n8n);
	if (chosen.length > 0) return chosen;
	throw new Error(`--n8n is one of ${promised.map(({ version }) => version).join(', ')}`);
}

async function tryOut(n8n: PromisedN8n, tarball: string): Promise<Outcome> {
	step(`n8n ${n8n.version}`);
	await ensurePinned(n8n.pinned, say);
	say('starting it with the packed package');
	const server = await runServer(n8n, tarball);
	say('running the contract and engine suites on its engine');
	const suites = await runSuites(n8n);
	return { n8n, server, suites };
}

function print(outcomes: readonly Outcome[]): void {
	console.log(
		`\n${table([
			['n8n', 'nodes', 'credentials', 'icons', 'in the server', 'suites: passed', 'excepted', 'broken'],
			...outcomes.map(({ n8n, server, suites }) => [
				...[n8n.version, server.nodes, server.credentials, server.icons],
				...[`${server.held}/${server.checks}`, suites.passed, suites.excepted],
				server.broken.length + suites.broken.length,
			]),
		])}`,
	);
	for (const { n8n } of outcomes) {
		for (const { test, why } of n8n.exceptions) console.log(`\n${n8n.version}, excepted: ${test}\n  ${why}`);
	}
}

async function main(): Promise<void> {
	const chosen = wanted();
	step('Building and packing this package');
	const tarball = await packPackage();
	const outcomes: Outcome[] = [];
	for (const n8n of chosen) outcomes.push(await tryOut(n8n, tarball));
	print(outcomes);
	for (const { n8n, server, suites } of outcomes) {
		for (const line of [...server.broken, ...suites.broken]) console.error(`${n8n.version}: ${line}`);
	}
	if (outcomes.some(({ server, suites }) => server.broken.length + suites.broken.length > 0)) {
		process.exitCode = 1;
		return;
	}
	const tests = outcomes.map(({ n8n, server, suites }) =>
		`n8n ${n8n.version}, ${server.checks} checks and ${suites.passed} tests`,
	);
	console.log(`\nNo promise broke: ${tests.join('; ')}.`);
}

main().catch((error: Error) => {
	console.error(error.stack, error.cause ?? '');
	process.exitCode = 1;
});
