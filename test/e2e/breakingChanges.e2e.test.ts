import { join } from 'node:path';
import { allExamples } from '../../demo/examples';
import { startFreshN8n, type FreshN8n } from '../../demo/fresh-n8n';
import { ensureInstalled } from '../../demo/install';
import type { WorkflowFile } from '../../demo/n8n-cli';
import { packPackage } from '../../demo/pack';
import { runtimeDir } from '../../demo/paths';

interface Report {
	workflowResults: Array<{ ruleId: string; nbAffectedWorkflows: number }>;
	instanceResults: Array<{ ruleId: string; instanceIssues: Array<{ title: string }> }>;
}

// No setting of n8n 2 answers these: the way that npm users run n8n, and a button of the editor.
const UNAVOIDABLE = ['docker-only-deployment-v3', 'workflow-import-url-removed-v3'];

/** A workflow that n8n 3 does break: without it, a report that looked at nothing would pass. */
const broken: WorkflowFile = {
	id: 'brokenByN8n3',
	name: 'An agent of a version that n8n 3 removes',
	nodes: [
		{
			id: 'agent',
			name: 'Agent',
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 1,
			position: [0, 0],
			parameters: { agent: 'sqlAgent' },
		},
	],
	connections: {},
};

describe('n8n’s own report on what n8n 3 breaks', () => {
	let n8n: FreshN8n;

	beforeAll(async () => {
		await ensureInstalled((line) => void process.stderr.write(`${line}\n`));
		n8n = await startFreshN8n({
			userFolder: join(runtimeDir, 'breaking-changes'),
			tarball: await packPackage(),
			credentials: [],
			workflows: [],
			drafts: [...allExamples().map(({ workflow }) => workflow), broken],
		});
	});

	afterAll(async () => await n8n?.stop());

	const reportFor = async (version: string): Promise<Report> => {
		const text = await n8n.rest.page(`/rest/breaking-changes/report?version=${version}`);
		return (JSON.parse(text) as { data: { report: Report } }).data.report;
	};

	it('flags none of the examples', async () => {
		expect(allExamples().length).toBeGreaterThan(0);
		const { workflowResults } = await reportFor('v3');
		expect(workflowResults.length).toBeGreaterThan(0);
		// The one that is flagged is the broken one.
		const affected = workflowResults.map(({ ruleId, nbAffectedWorkflows }) => [
			ruleId,
			nbAffectedWorkflows,
		]);
		expect(affected).toEqual(workflowResults.map(({ ruleId }) => [ruleId, 1]));
		for (const { ruleId } of workflowResults) {
			const text = await n8n.rest.page(`/rest/breaking-changes/report/${ruleId}`);
			const { affectedWorkflows } = (
				JSON.parse(text) as { data: { affectedWorkflows: Array<{ name: string }> } }
			).data;
			expect(affectedWorkflows.map(({ name }) => name)).toEqual([broken.name]);
		}
		expect((await reportFor('v2')).workflowResults).toEqual([]);
	});

	it('flags nothing of the demo’s settings that a setting can answer', async () => {
		const { instanceResults } = await reportFor('v3');
		const open = instanceResults.map(({ ruleId }) => ruleId);
		expect(open.filter((id) => !UNAVOIDABLE.includes(id))).toEqual([]);
	});
});
