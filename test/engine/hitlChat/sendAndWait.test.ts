import type { INodeParameters } from 'n8n-workflow';

import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { runAsTool } from '../harness';
import { hitlChatCredential, people, runHitlChat } from '../setup';
import { fault, useSandbox } from '../support';
import { callPage, linkIn } from '../wait/page';

const server = useSandbox();

const base = {
	resource: 'message',
	operation: 'sendAndWait',
	recipientNumber: '447700900123',
	message: 'Shall I book the table?',
};
const ask = async (own: INodeParameters = {}, more: object = {}) =>
	await runHitlChat(server.get(), { parameters: { ...base, ...own }, ...more });

const textSent = () => {
	const [{ body }] = server.get().requests();
	return (body as { messageText: string }).messageText;
};

const double = { approvalOptions: { values: { approvalType: 'double' } } };

describe('message: sendAndWait', () => {
	test('sends the question with a signed link on a line of its own, and waits', async () => {
		const run = await ask();
		expect(run.error).toBeUndefined();
		expect(run.runData.waitTill?.toString()).toContain('3000');
		expect(server.get().requests()).toMatchObject([
			{
				method: 'POST',
				path: '/messages/send',
				body: {
					recipientNumber: '447700900123',
					type: 'text',
					messageText: expect.stringMatching(/^Shall I book the table\?\nRespond here: http\S+$/),
				},
			},
		]);
		const link = linkIn(textSent());
		expect(link.pathname).toBe(`/webhook-waiting/${run.executionId}/node-under-test`);
		expect(link.searchParams.get('signature')).toMatch(/^[0-9a-f]{64}$/);
	});

	test('opening the link shows the question and decides nothing', async () => {
		const run = await ask({ ...double, message: 'Book <b>"2"</b> & pay?' });
		const page = await callPage(run, linkIn(textSent()), 'GET');
		expect(page.result).toEqual({ noWebhookResponse: true });
		expect(page.status).toBe(200);
		expect(page.html).toContain('Book &lt;b&gt;&quot;2&quot;&lt;/b&gt; &amp; pay?');
		expect(page.html).toContain('value="approve">Approve</button>');
		expect(page.html).toContain('value="decline">Decline</button>');
		expect(page.html).not.toMatch(/(?:src|href|action)=|<script|https?:/);
		expect(page.headers).toMatchObject({ 'Cache-Control': 'no-store' });
	});

	test.each([
		['approve', true],
		['decline', false],
	])('pressing %s resumes the run', async (decision, approved) => {
		const run = await ask(double);
		const page = await callPage(run, linkIn(textSent()), 'POST', { decision });
		expect(page.items).toEqual([{ data: { approved } }]);
		expect(page.html).toContain('Thank you');
	});

	test.each([{}, { decision: 'yes' }, { decision: 'decline' }, { decision: ['approve', 'decline'] }])(
		'%j is no decision where the page has one button',
		async (body) => {
			const run = await ask();
			const page = await callPage(run, linkIn(textSent()), 'POST', body);
			expect(page).toMatchObject({ status: 400, items: undefined });
			expect(page.html).toContain('role="alert"');
		},
	);

	test('a text is given on the page, blank ones are asked for again', async () => {
		const run = await ask({ responseType: 'freeText' });
		const link = linkIn(textSent());
		const form = await callPage(run, link, 'GET');
		expect(form.html).toContain('<label for="answer">');
		for (const answer of ['', ' \n', undefined, ['a'], 'x'.repeat(10_001)]) {
			expect(await callPage(run, link, 'POST', { answer })).toMatchObject({
				status: 400,
				items: undefined,
			});
		}
		const page = await callPage(run, link, 'POST', { answer: ' At seven,\r\nplease \n' });
		expect(page.items).toEqual([{ data: { text: 'At seven,\nplease' } }]);
	});

	test('labels, title and limit are the user’s', async () => {
		const before = Date.now();
		const run = await ask({
			approvalOptions: {
				values: { approvalType: 'double', approveLabel: '✓ Ja', disapproveLabel: '<Nein>' },
			},
			options: {
				limitWaitTime: {
					values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'days' },
				},
				messageButtonLabel: 'Antworten',
				responseFormTitle: 'Bitte entscheiden',
			},
		});
		expect(run.error).toBeUndefined();
		expect(textSent()).toMatch(/\nAntworten: http/);
		const page = await callPage(run, linkIn(textSent()), 'GET');
		expect(page.html).toContain('<title>Bitte entscheiden</title>');
		expect(page.html).toContain('>✓ Ja</button>');
		expect(page.html).toContain('>&lt;Nein&gt;</button>');
		const until = new Date(String(run.runData.waitTill)).getTime() - before;
		expect(until).toBeGreaterThanOrEqual(2 * 86_400_000 - 1_000);
		expect(until).toBeLessThan(2 * 86_400_000 + 60_000);
	});

	test.each([
		[{}, { approved: false, timedOut: true }],
		[{ responseType: 'freeText' }, { text: '', timedOut: true }],
	])('%j: what n8n hands on when the time is over says so', async (own, data) => {
		const run = await ask(own);
		const [waiting] = run.runData.executionData?.nodeExecutionStack ?? [];
		expect(waiting.data.main).toEqual([[{ json: { data }, pairedItem: { item: 0 } }]]);
		expect(waiting.node.parameters).toMatchObject(own);
	});

	test('the link of an earlier question of the run does not answer the next one', async () => {
		const run = await ask({}, { runs: 1 });
		const link = linkIn(textSent());
		link.searchParams.set('wait', '2');
		const page = await callPage(run, link, 'POST', { decision: 'approve' });
		expect(page).toMatchObject({ status: 410, items: undefined });
		expect(page.html).toContain('no longer active');
	});

	test.each(['Ask "it"', 'a }} b', "back\\slash ' `${1}`", 'Frage 🙂 ü'])(
		'the page finds its question in a node called %s',
		async (name) => {
			const run = await runHitlChat(server.get(), { parameters: base, name });
			const page = await callPage(run, linkIn(textSent()), 'GET', undefined, { name });
			expect(page.html).toContain(base.message);
		},
	);
});

describe('what cannot wait is not sent', () => {
	test('several items', async () => {
		const run = await ask({}, { items: people(2) });
		expect(run.error?.message).toBe('Send and Wait asks one question at a time, and got 2 items');
		expect(run.error?.description).toMatch(/Nothing was sent/);
		expect(server.get().requests()).toEqual([]);
		expect(run.runData.waitTill).toBeUndefined();
	});

	test('several items, each with its own error where the node continues', async () => {
		const run = await ask({}, { items: people(2), onError: 'continueRegularOutput' });
		expect(run.output[0]).toHaveLength(2);
		expect(server.get().requests()).toEqual([]);
		expect(run.runData.waitTill).toBeUndefined();
	});

	test('with Execute Once the first of several items is asked about', async () => {
		const run = await ask({ message: '={{ $json.text }}' }, { items: people(2), executeOnce: true });
		expect(run.error).toBeUndefined();
		expect(textSent()).toMatch(/^message 0\n/);
		expect(run.runData.waitTill).toBeDefined();
	});

	test('what an older agent, the MCP Server Trigger or n8n’s own Agents ask', async () => {
		const run = await runAsTool({
			node: HitlChat,
			credentials: hitlChatCredential(server.get()),
			parameters: base,
			args: {},
			path: 'invoke',
		});
		const [answer] = run.answers;
		expect(JSON.parse(answer)).toMatchObject([
			{ status: 'notSent', message: 'n8n cannot wait for an answer here' },
		]);
		expect(server.get().requests()).toEqual([]);
	});

	test('a time that has passed', async () => {
		const values = { limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01T00:00:00Z' };
		const run = await ask({ options: { limitWaitTime: { values } } });
		expect(run.error?.message).toBe('Max Date and Time has passed');
		expect(server.get().requests()).toEqual([]);
	});
});

describe('a question that may not have arrived', () => {
	test.each([['resetAfter'], ['resetBefore']] as const)(
		'(%s) ends as ambiguous and does not wait; tries again send nothing',
		async (kind) => {
			fault(server.get(), { kind });
			const run = await ask({}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
			expect(run.status).toBe('error');
			expect(run.error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
			expect(server.get().requests()).toHaveLength(1);
			expect(run.runData.waitTill).toBeUndefined();
		},
	);

	test('gives its error out where the node continues, and does not wait', async () => {
		fault(server.get(), { kind: 'resetAfter' });
		const run = await ask({}, { onError: 'continueErrorOutput' });
		expect(run.output[1]).toHaveLength(1);
		expect(run.runData.waitTill).toBeUndefined();
	});

	test('a rate limit is waited for, then the run waits', async () => {
		fault(server.get(), { kind: 'rateLimit', retryAfter: 1 });
		const run = await ask();
		expect(run.error).toBeUndefined();
		expect(server.get().requests().map(({ status }) => status)).toEqual([429, 200]);
		expect(run.runData.waitTill).toBeDefined();
	});
});
