import { sandboxCredential } from '../../demo/credentials';
import { readExample } from '../../demo/examples';
import type { StoredExecution } from '../../demo/executions';
import type { WorkflowFile } from '../../demo/n8n-cli';
import { openStage, type Stage } from './stage';

const PATH = 'huechat-campaign';
const REHEARSED = '"dryRun":true';

/** The example without its dry run, as its guide says how to send. */
function inEarnest(workflow: WorkflowFile): WorkflowFile {
	const text = JSON.stringify({ ...workflow, id: 'e2eHueEarnest', name: 'In earnest' });
	if (!text.includes(REHEARSED)) throw new Error('The example has no dry run');
	const changed = text.replace(REHEARSED, '"dryRun":false').replace(PATH, `${PATH}-2`);
	return JSON.parse(changed) as WorkflowFile;
}

describe('the HueChat account example in a real n8n', () => {
	const rehearsal = readExample('huechat-account-broadcast.json');
	const earnest = inEarnest(rehearsal);
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage((sandbox) => ({
			credentials: [sandboxCredential(sandbox, 'hueChatAccount')],
			workflows: [rehearsal, earnest],
		}));
	});

	afterAll(async () => await stage?.close());

	beforeEach(() => stage.sandbox.reset());

	const campaign = {
		name: 'Spring',
		templateId: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c02',
		contactListId: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c11',
	};
	const BROADCASTS = '/api/v2/accounts/42/broadcasts';
	const created = {
		method: 'POST',
		path: BROADCASTS,
		status: 201,
		body: {
			name: 'Spring',
			template_id: campaign.templateId,
			contact_list_id: campaign.contactListId,
		},
	};

	async function launch(workflow: WorkflowFile, path: string): Promise<StoredExecution> {
		expect((await stage.n8n.webhook(path, campaign)).status).toBe(200);
		const execution = await stage.n8n.rest.newestExecution(workflow.id);
		expect(execution.error).toBeUndefined();
		expect(execution.nodes.map(({ node }) => node)).toEqual([
			'New Campaign',
			'Create Broadcast',
			'Send Broadcast',
		]);
		return execution;
	}

	const requests = () =>
		stage.sandbox.requests().map(({ method, path, status, body }) => ({ method, path, status, body }));

	const outputs = ({ nodes }: StoredExecution) =>
		nodes.slice(1).map((node) => node.outputs[0]?.[0] as { id?: unknown; url?: unknown });

	it('broadcast: creates it, and rehearses the sending without a request', async () => {
		const [broadcast, shown] = outputs(await launch(rehearsal, PATH));
		expect(requests()).toEqual([created]);
		expect(shown).toMatchObject({ dryRun: true, method: 'POST' });
		expect(String(shown?.url)).toMatch(new RegExp(`${BROADCASTS}/${String(broadcast?.id)}/send$`));
		expect(JSON.stringify(shown)).not.toContain(stage.sandbox.key('hueChatAccount'));
	});

	it('broadcast: is sent once the dry run is taken away', async () => {
		const [broadcast] = outputs(await launch(earnest, `${PATH}-2`));
		const path = `${BROADCASTS}/${String(broadcast?.id)}/send`;
		expect(requests()).toEqual([created, { method: 'POST', path, status: 200, body: undefined }]);
	});
});
