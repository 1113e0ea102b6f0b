import { platforms } from '../../scripts/registry';
import { platforms as served } from '../../sandbox';
import { sourcesBelow } from './files';
import {
	declaresItsRisk,
	fillsItsPath,
	goesThroughTheExecutor,
	hasContract,
	hasEngineTest,
	limitsItsList,
	namesItsSource,
	readsOnlyByGet,
	repeated,
	showsBeforeItSends,
	warnsOfLimits,
	speaksPlainly,
	tellsItsOutput,
} from './rules/operation';

const all = platforms();

it('finds platforms and their operations by itself', () => {
	expect(all.map(({ name }) => name)).toContain('hitlChat');
	expect(all.flatMap(({ resources }) => resources).length).toBeGreaterThanOrEqual(6);
});

describe.each(all.map((platform) => ({ ...platform })))(
	'$title',
	({ name, resources, credential }) => {
		const contracts = served.find((platform) => platform.name === name)?.contracts ?? [];
		const tests = sourcesBelow(`test/engine/${name}`)
			.filter(({ file }) => file.endsWith('.test.ts'))
			.map(({ text }) => text);
		const operations = resources.flatMap(({ value: resource, operations: own }) =>
			own.map((operation) => ({ resource, operation, id: `${resource}: ${operation.value}` })),
		);

		it('is served by the sandbox', () => {
			expect(contracts.length).toBeGreaterThan(0);
		});

		it('names no resource, operation or action twice', () => {
			expect(repeated(resources.map(({ value }) => value))).toEqual([]);
			expect(repeated(operations.map(({ id }) => id))).toEqual([]);
			expect(repeated(operations.map(({ operation }) => operation.action))).toEqual([]);
		});

		it.each(operations)('$id says where it comes from, in plain words', ({ operation }) => {
			expect([...namesItsSource(operation), ...speaksPlainly(operation)]).toEqual([]);
		});

		// An id that the credential holds, such as the account's, is no field of the node.
		const provided = credential.properties.map((property) => property.name);

		it.each(operations)('$id leaves through the executor, to a whole address', ({ operation }) => {
			expect([
				...goesThroughTheExecutor(operation),
				...declaresItsRisk(operation),
				...readsOnlyByGet(operation),
				...fillsItsPath(provided)(operation),
				...limitsItsList(operation),
				...showsBeforeItSends(operation),
				...warnsOfLimits(operation),
			]).toEqual([]);
		});

		it.each(operations)('$id says what it outputs', ({ operation }) => {
			expect(tellsItsOutput(operation)).toEqual([]);
		});

		it.each(operations)('$id has a contract in the sandbox', ({ operation }) => {
			expect(hasContract(contracts)(operation)).toEqual([]);
		});

		it.each(operations)('$id has an engine test that names it', ({ resource, operation }) => {
			expect(hasEngineTest(resource, tests)(operation)).toEqual([]);
		});
	},
);
