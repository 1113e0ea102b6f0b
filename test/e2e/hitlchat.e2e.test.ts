import { sandboxCredential } from '../../demo/credentials';
import { captureLead, leadCapture, succeeded } from '../../demo/lead-capture';
import type { NodeOutcome, StoredExecution } from '../../demo/executions';
import type { Credential } from '../../demo/n8n-cli';
import type { ReceivedRequest, Sandbox } from '../../sandbox';
import { filesOf, find, formsOf, rowsOf } from './search';
import { openStage, type Person, type Stage } from './stage';
import { overPeople, textToEach, webhookPath } from './workflows';

const WRONG_KEY = 'wrong/key+with=odd%signs';
const MESSAGES = '/messages/send';

const good: Credential = {
	id: 'chatInboxHitl001',
	name: 'HitlChat account',
	type: 'hitlChatApi',
	data: {},
};
const wrong: Credential = { ...good, id: 'chatInboxHitl002', name: 'HitlChat with a wrong key' };

const send = overPeople('e2eSend', { parameters: textToEach, credential: good });
const wrongKey = overPeople('e2eWrongKey', { parameters: textToEach, credential: wrong });
const continued = overPeople('e2eErrorOutput', {
	parameters: textToEach,
	credential: good,
	settings: { onError: 'continueErrorOutput' },
});
const retried = overPeople('e2eRetryOnFail', {
	parameters: textToEach,
	credential: good,
	settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 },
});

function people(count: number): Person[] {
	return Array.from({ length: count }, (_, index) => ({
		name: `Person ${index}`,
		phone: `+44 7700 9${String(10_000 + index)}`,
	}));
}

const digits = ({ phone }: Person) => phone.replace(/\D/g, '');

const recipients = (requests: readonly ReceivedRequest[]) =>
	requests.map(({ body }) => (body as { recipientNumber: string }).recipientNumber);

function hitlChat({ nodes }: StoredExecution): NodeOutcome {
	const outcome = nodes.find(({ node }) => node === 'HitlChat');
	if (outcome === undefined) throw new Error('The HitlChat node did not run');
	return outcome;
}

/** Everything the user reads about an execution that failed. */
function words({ error }: StoredExecution): string {
	return [error?.message, error?.description].join('\n');
}

describe('HitlChat in a real n8n', () => {
	let stage: Stage;
	let sandbox: Sandbox;

	beforeAll(async () => {
		stage = await openStage((opened) => {
			const credential = sandboxCredential(opened, 'hitlChat');
			return {
				credentials: [credential, { ...wrong, data: { ...credential.data, apiKey: WRONG_KEY } }],
				workflows: [leadCapture, send, wrongKey, continued, retried],
			};
		});
		({ sandbox } = stage);
	});

	afterAll(async () => {
		await stage?.close();
	});

	beforeEach(() => sandbox.reset());

	it('captures a lead: contact saved and tagged, greeted, conversations listed', async () => {
		const lead = { name: 'Jane Doe', phone: '+44 7700 900123' };
		const run = await captureLead(lead, stage.n8n, sandbox);

		expect(run.execution.error).toBeUndefined();
		expect(run.execution.nodes.map(({ node, status }) => [node, status])).toEqual([
			['New Lead', 'success'],
			['Save Contact', 'success'],
			['Send Greeting', 'success'],
			['List Conversations', 'success'],
		]);
		expect(run.requests.map(({ method, path, status, body }) => [method, path, status, body])).toEqual([
			[
				'POST',
				'/contacts',
				200,
				{ recipientNumber: '447700900123', name: 'Jane Doe', tags: ['lead', 'website'] },
			],
			[
				'POST',
				MESSAGES,
				200,
				{
					type: 'text',
					recipientNumber: '447700900123',
					messageText: expect.stringContaining('Jane Doe') as unknown,
				},
			],
			['GET', '/conversationlist', 200, undefined],
		]);
		const listed = run.execution.nodes[3]?.outputs[0] ?? [];
		expect(listed).toContainEqual(
			expect.objectContaining({ customer_whatsapp_number: '447700900123' }),
		);
		expect(succeeded(run)).toBe(true);
	});

	it('ends at once on a wrong key, after one request, and says so', async () => {
		const { execution, requests } = await stage.run(wrongKey, people(1));

		expect(execution.status).toBe('error');
		expect(words(execution)).toMatch(/rejected the API key/);
		expect(words(execution)).toMatch(/credential/);
		expect(requests.map(({ path, status, accepted }) => [path, status, accepted])).toEqual([
			[MESSAGES, 401, false],
		]);
	});

	it('refuses a national phone number before any request, with the reason', async () => {
		const { execution, requests } = await stage.run(send, [{ name: 'Jo', phone: '07700 900123' }]);

		expect(execution.status).toBe('error');
		expect(words(execution)).toMatch(/must include the country code, for example \+15551234567/);
		expect(requests).toEqual([]);
	});

	it('sends nothing further once an item is refused, and counts what happened', async () => {
		const three = people(3);
		three.splice(1, 1, { name: 'Jo', phone: '07700 900123' });
		const { execution, requests } = await stage.run(send, three);

		expect(execution.status).toBe('error');
		expect(words(execution)).toMatch(/country code/);
		expect(words(execution)).toMatch(/Items: .*skipped/);
		expect(requests.length).toBeLessThanOrEqual(1);
	});

	it('lets every item answer in its place on the error output', async () => {
		const three = people(3);
		three.splice(1, 1, { name: 'Jo', phone: '07700 900123' });
		const { execution, requests } = await stage.run(continued, three);

		expect(execution.status).toBe('success');
		const [done, failed] = hitlChat(execution).outputs;
		expect(done).toHaveLength(2);
		expect(failed).toHaveLength(1);
		expect(JSON.stringify(failed)).toMatch(/country code/);
		// Two recipients are on their way at the same time; which one arrives first is nobody's promise.
		expect(recipients(requests).sort()).toEqual(
			[three[0], three[2]].map((one) => one && digits(one)).sort(),
		);
	});

	it('sends only the refused item again under Retry On Fail', async () => {
		const three = people(3);
		const refused = digits(three[1] ?? { name: '', phone: '' });
		sandbox.fault({
			platform: 'hitlChat',
			path: MESSAGES,
			kind: 'status',
			status: 422,
			body: { error: { code: 'NOT_NOW', message: 'Not at this moment' } },
			match: (body) => (body as { recipientNumber: string }).recipientNumber === refused,
		});
		const { execution, requests } = await stage.run(retried, three);

		expect(execution.status).toBe('success');
		expect(hitlChat(execution).outputs[0]).toHaveLength(3);
		const accepted = requests.filter((request) => request.accepted);
		expect(recipients(accepted).sort()).toEqual(three.map(digits).sort());
		expect(recipients(requests).filter((number) => number === refused)).toHaveLength(2);
	});

	it('does not repeat a message whose answer was lost, and says what to do', async () => {
		sandbox.fault({ platform: 'hitlChat', path: MESSAGES, kind: 'resetAfter' });
		const { execution, requests } = await stage.run(retried, people(1));

		expect(execution.status).toBe('error');
		expect(words(execution)).toMatch(/may have been processed/);
		expect(requests.map(({ accepted }) => accepted)).toEqual([true]);
	});

	describe('under a rate limit', () => {
		afterEach(async () => {
			await stage.forget();
		});

		it('lives through a 429 storm: every message arrives once, in order for each recipient', async () => {
			const four = people(4);
			const many = people(12).map((person, index) => ({ ...person, phone: four[index % 4]?.phone ?? '' }));
			sandbox.limit({ platform: 'hitlChat', requests: 4, windowMs: 1_000, headers: 'both' });
			const { execution, requests } = await stage.run(send, many);

			expect(execution.error).toBeUndefined();
			expect(execution.status).toBe('success');
			expect(hitlChat(execution).outputs[0]).toHaveLength(12);
			const accepted = requests.filter((request) => request.accepted);
			expect(accepted).toHaveLength(12);
			for (const person of four) {
				const sent = accepted.filter((request) => recipients([request])[0] === digits(person));
				const wanted = many.filter(({ phone }) => phone === person.phone);
				expect(sent.map(({ body }) => (body as { messageText: string }).messageText)).toEqual(
					wanted.map(({ name }) => `Hi ${name}`),
				);
			}
			expect(hitlChat(execution).took).toBeGreaterThanOrEqual(2_000);
		});

		it('waits as long as a 429 asks for, then delivers', async () => {
			sandbox.fault({ platform: 'hitlChat', path: MESSAGES, kind: 'rateLimit', retryAfter: 2, times: 2 });
			const { execution, requests } = await stage.run(send, people(1));

			expect(execution.status).toBe('success');
			expect(requests.map(({ status }) => status)).toEqual([429, 429, 200]);
			const [first, second, third] = requests.map(({ receivedAt }) => receivedAt);
			expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2_000);
			expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(2_000);
		});

		it('does not begin a wait beyond Max Wait, and says when to come back', async () => {
			sandbox.fault({
				platform: 'hitlChat',
				kind: 'rateLimit',
				retryAfter: 3_600,
				times: Infinity,
			});
			const began = Date.now();
			const { execution, requests } = await stage.run(send, people(5));

			expect(execution.status).toBe('error');
			expect(words(execution)).toMatch(/too many requests/);
			const comesBack = /ready again at (\S+Z)/.exec(words(execution))?.[1] ?? '';
			expect(Math.abs(Date.parse(comesBack) - (began + 3_600_000))).toBeLessThan(60_000);
			expect(words(execution)).toMatch(/Max Wait/);
			expect(requests.map(({ status }) => status)).toEqual([429]);
			expect(hitlChat(execution).took).toBeLessThan(10_000);
		});
	});

	it('leaves the key nowhere: not in executions, nor in logs, nor in the database', async () => {
		sandbox.fault({ platform: 'hitlChat', path: MESSAGES, kind: 'echoKey', status: 400 });
		const { execution } = await stage.run(send, people(1));
		expect(execution.status).toBe('error');
		expect(words(execution)).toMatch(/rejected/);

		const { n8n } = stage;
		const summaries = await n8n.rest.executions();
		expect(summaries.length).toBeGreaterThanOrEqual(10);
		const executions = await Promise.all(
			summaries.map(async ({ id }) => ({
				where: `execution ${id}`,
				text: (await n8n.rest.execution(id)).text,
			})),
		);
		await n8n.stop();
		const places = [...executions, ...filesOf(n8n.userFolder), ...rowsOf(n8n.userFolder)];

		for (const key of [sandbox.key('hitlChat'), WRONG_KEY]) {
			expect(find(formsOf(key), places)).toEqual([]);
		}
		// What was written down for certain is found: the search sees the places it claims to see.
		const sure = find([webhookPath(send)], places);
		expect(sure).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^execution /),
				expect.stringMatching(/database\.sqlite(-wal)?$/),
				'table execution_data',
			]),
		);
		expect(places.map(({ where }) => where)).toContain(n8n.logFile);
	});
});
