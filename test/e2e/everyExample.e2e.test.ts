import { demoCredentials } from '../../demo/credentials';
import { againstSandbox, allExamples, triggerOf, withoutAccount, type Example } from '../../demo/examples';
import type { StoredExecution } from '../../demo/executions';
import type { WorkflowFile } from '../../demo/n8n-cli';
import { startPayments, type Payments } from '../../demo/payments';
import { EXPECTED } from './exampleResults';
import { openStage, type Stage } from './stage';
import { webhookSecret } from './triggerWorkflows';

const examples = allExamples();

/** A copy under another id, of another contact: what one run has remembered is not in the other's way. */
function copyOf(workflow: WorkflowFile, index: number): WorkflowFile {
	const text = JSON.stringify(withoutAccount(workflow));
	const copy = JSON.parse(text.replaceAll('external-contact-id', 'another-contact')) as WorkflowFile;
	return { ...copy, id: `pinned${index}`, name: `${workflow.name}, pinned` };
}

const outputOf = ({ nodes }: StoredExecution, name: string): unknown[] | undefined =>
	nodes.find(({ node }) => node === name)?.outputs.find((items) => items.length > 0);

const fieldsOf = (item: unknown): string[] => Object.keys(item as object).sort();

/** As the demo has them: imported, with the sandbox's credentials, and none of them published. */
describe('every example in a real n8n, started by hand', () => {
	let stage: Stage;
	let payments: Payments;

	beforeAll(async () => {
		payments = await startPayments();
		stage = await openStage((sandbox) => ({
			credentials: demoCredentials(sandbox, String(webhookSecret.data.secret)),
			workflows: [],
			drafts: [
				...examples.map(({ workflow }) => againstSandbox(workflow, payments.url)),
				...examples.map(({ workflow }, index) => copyOf(workflow, index)),
			],
		}));
	});

	afterAll(async () => {
		await stage?.close();
		await payments?.close();
	});

	beforeEach(() => stage.sandbox.reset());

	const execute = async ({ id }: WorkflowFile, trigger: string) => await stage.n8n.rest.execute(id, trigger);

	it('the table of results has a row for each', () => {
		expect(Object.keys(EXPECTED).sort()).toEqual(examples.map(({ file }) => file).sort());
	});

	describe.each(examples.map((example, index): [string, Example, number] => [example.file, example, index]))(
		'%s',
		(file, { workflow }, index) => {
			const expected = EXPECTED[file];

			it('runs with its pinned data alone', async () => {
				const run = await execute(copyOf(workflow, index), triggerOf(workflow));
				expect([run.status, run.error]).toEqual([expected.status ?? 'success', undefined]);
				expect(run.nodes.filter(({ error }) => error !== undefined)).toEqual([]);
				expect(outputOf(run, expected.last)).toBeDefined();
				expect(stage.sandbox.requests()).toEqual([]);
			});

			it('runs against the sandbox', async () => {
				const run = await execute(workflow, triggerOf(workflow));
				expect([run.status, run.error]).toEqual([expected.status ?? 'success', undefined]);
				const requests = stage.sandbox.requests();
				expect(requests.filter(({ accepted }) => !accepted)).toEqual([]);
				expect(requests.map(({ method, path, body }) => [`${method} ${path}`, body])).toEqual(
					expected.requests,
				);
				expect(outputOf(run, expected.last)).toMatchObject(expected.output);

				// What is pinned looks like what the nodes of today output.
				for (const [name, [sample]] of Object.entries(workflow.pinData as Record<string, Array<{ json: object }>>)) {
					const [item] = outputOf(run, name) ?? [];
					if (item === undefined || fieldsOf(item).length === 0) continue;
					expect([name, fieldsOf(sample?.json)]).toEqual([name, fieldsOf(item)]);
				}
			});
		},
	);
});
