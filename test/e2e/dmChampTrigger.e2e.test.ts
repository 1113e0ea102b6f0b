import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowFile } from '../../demo/n8n-cli';
import { isDatabaseLate } from '../../demo/n8n-calls';
import { find, filesOf, formsOf, rowsOf } from './search';
import { openStage, type Stage } from './stage';
import { triggered, triggerPath, webhookSecret } from './triggerWorkflows';
import { openWorksite, type Worksite } from './worksite';

const SECRET = String(webhookSecret.data.secret);

interface Answer {
	status: number;
	body: unknown;
	retryAfter: string | null;
}

const message = (id: string, more: Record<string, unknown> = {}, top = {}) => ({
	customData: { messageSid: id, fromId: '+15551234567', toId: 'business-1', body: 'Hello', ...more },
	...top,
});

describe('DM Champ Trigger in a real n8n', () => {
	let stage: Stage;
	let site: Worksite;
	let open: WorkflowFile;
	let twin: WorkflowFile;
	let guarded: WorkflowFile;
	let filtered: WorkflowFile;
	let events: WorkflowFile;
	let recharge: WorkflowFile;
	let finishing: WorkflowFile;

	beforeAll(async () => {
		site = await openWorksite();
		open = triggered('e2eTrigOpen');
		twin = triggered('e2eTrigTwin');
		guarded = triggered('e2eTrigGuarded', { guarded: true });
		filtered = triggered('e2eTrigFilter', {
			parameters: { filters: { channel: 'livechat', messageType: ['text'] } },
		});
		events = triggered('e2eTrigEvents', { parameters: { events: ['platformEvent'] } });
		recharge = triggered('e2eTrigCharge', {
			parameters: { events: ['autoRecharge'] },
			guarded: true,
		});
		finishing = triggered('e2eTrigFinish', {
			parameters: { responseMode: 'lastNode' },
			calls: site.url,
		});
		stage = await openStage(() => ({
			credentials: [webhookSecret],
			workflows: [open, twin, guarded, filtered, events, recharge, finishing],
		}));
	});

	afterAll(async () => {
		await stage?.close();
		await site?.close();
	});

	async function call(
		workflow: WorkflowFile,
		body: unknown,
		{ event = 'message', query = '', headers = {}, signal = AbortSignal.timeout(60_000) } = {},
	): Promise<Answer> {
		const url = `${stage.n8n.url}/webhook/${triggerPath(workflow, event)}${query}`;
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
			signal,
		});
		const text = await response.text();
		// As every sender would: n8n took nothing.
		if (response.status === 503 && isDatabaseLate(text)) {
			await sleep(500);
			return await call(workflow, body, { event, query, headers, signal });
		}
		return {
			status: response.status,
			body: text === '' ? '' : (JSON.parse(text) as unknown),
			retryAfter: response.headers.get('retry-after'),
		};
	}

	/** Number of stored executions, once it no longer changes. */
	async function executions({ id }: WorkflowFile): Promise<number> {
		let before = -1;
		for (;;) {
			const { length } = await stage.n8n.rest.executions({ workflowId: id, limit: 100 });
			if (length === before) return length;
			before = length;
			await sleep(500);
		}
	}

	const ok = (id: string): Answer => ({
		status: 200,
		body: { success: true, messageId: id },
		retryAfter: null,
	});

	/** Calls n8n's editor API as its owner. */
	async function asOwner() {
		const { email, password } = stage.n8n.owner;
		let cookie = '';
		const post = async (path: string, body: unknown) => {
			const response = await fetch(`${stage.n8n.url}/rest/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', cookie },
				body: JSON.stringify(body),
			});
			cookie ||= response.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
			return (await response.json()) as { data: Record<string, unknown> };
		};
		await post('login', { emailOrLdapLoginId: email, password });
		return post;
	}

	async function outputOf(workflow: WorkflowFile): Promise<unknown> {
		const { nodes } = await stage.n8n.rest.newestExecution(workflow.id);
		return nodes.find(({ node }) => node === 'Work')?.outputs[0]?.[0];
	}

	it('starts a workflow with the flat message, and answers as the vendor does', async () => {
		const body = message('m-flat', { channel: 'livechat' }, { messageType: 'text' });
		expect(await call(open, body)).toEqual(ok('m-flat'));
		expect(await outputOf(open)).toEqual({
			id: 'm-flat',
			platform: 'dmChamp',
			channel: 'livechat',
			direction: 'incoming',
			type: 'text',
			event: 'message',
			contact: { id: '+15551234567', name: null, phone: '+15551234567', email: null },
			receiver: 'business-1',
			conversationId: null,
			text: 'Hello',
			media: [],
			timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
			sessionId: 'dmChamp:livechat:+15551234567',
			chatInput: 'Hello',
			reply: { fromId: '+15551234567', customChannel: 'livechat' },
			verified: 'none',
			raw: body,
		});
	});

	it('makes 20 executions of 200 parallel deliveries of 20 ids', async () => {
		const before = await executions(open);
		const answers = await Promise.all(
			Array.from({ length: 200 }, async (_, index) => {
				const id = `parallel-${index % 20}`;
				return [await call(open, message(id)), ok(id)];
			}),
		);
		for (const [answer, expected] of answers) expect(answer).toEqual(expected);
		expect((await executions(open)) - before).toBe(20);
	});

	it('runs both workflows that one id is sent to', async () => {
		const before = [await executions(open), await executions(twin)];
		expect(await call(open, message('both'))).toEqual(ok('both'));
		expect(await call(twin, message('both'))).toEqual(ok('both'));
		expect(await executions(open)).toBe(before[0] + 1);
		expect(await executions(twin)).toBe(before[1] + 1);
	});

	it('lets a reaction not swallow its message, nor the message its reaction', async () => {
		const before = await executions(open);
		const reaction = message('m-1', { body: '👍' }, { messageType: 'reaction' });
		for (const body of [reaction, message('m-1'), reaction, message('m-1')]) {
			expect(await call(open, body)).toEqual(ok('m-1'));
		}
		expect(await executions(open)).toBe(before + 2);
	});

	it('refuses a wrong key with 401, and takes the right one in the URL and in the header', async () => {
		const before = await executions(guarded);
		const right = SECRET;
		const wrong = [
			{},
			{ query: '?apiKey=wrong' },
			{ query: `?apiKey=${right}x` },
			{ query: `?apiKey=${right}&apiKey=other` },
			{ headers: { 'x-api-key': 'wrong' } },
		];
		for (const options of wrong) {
			expect(await call(guarded, message('g'), options)).toMatchObject({
				status: 401,
				body: { error: { code: 'UNAUTHORIZED' } },
			});
		}
		expect(await executions(guarded)).toBe(before);
		expect(await call(guarded, message('g-1'), { query: `?apiKey=${right}` })).toEqual(ok('g-1'));
		expect(await outputOf(guarded)).toMatchObject({ verified: 'secret' });
		const headers = { 'x-api-key': SECRET };
		expect(await call(guarded, message('g-2'), { headers })).toEqual(ok('g-2'));
		expect(await executions(guarded)).toBe(before + 2);
	});

	it('answers a bad body with 400 that names the field, and stores no execution', async () => {
		const before = await executions(open);
		const noSender = { messageSid: 'x', toId: 'business-1', body: 'Hello' };
		const cases: Array<[unknown, RegExp, Record<string, string>?]> = [
			[{ customData: noSender }, /^customData\.fromId is required/],
			[message('x', { body: [] }), /^customData\.body must be text/],
			[{}, /^customData is required/],
			['', /empty/],
			['{"customData":', /not JSON/],
			['[1]', /must be a JSON object/],
			['[['.repeat(50_000), /not JSON/],
			['{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000), /nested too deeply/],
			['a=1', /^customData is required/, { 'content-type': 'application/x-www-form-urlencoded' }],
			['{', /not JSON/, { 'content-type': 'text/plain; charset=utf-16' }],
			['not gzip', /could not be read/, { 'content-encoding': 'gzip' }],
		];
		for (const [body, words, headers = {}] of cases) {
			expect(await call(open, body, { headers })).toEqual({
				status: 400,
				body: {
					error: {
						code: 'INVALID_REQUEST',
						message: expect.stringMatching(words) as unknown,
					},
				},
				retryAfter: null,
			});
		}
		expect(await executions(open)).toBe(before);
	});

	it('takes a body whose content type says nothing', async () => {
		const headers = { 'content-type': 'application/octet-stream' };
		expect(await call(open, message('typeless'), { headers })).toEqual(ok('typeless'));
	});

	it('answers what the filters leave out, and starts nothing', async () => {
		const before = await executions(filtered);
		expect(await call(filtered, message('f-1', { channel: 'email' }))).toEqual(ok('f-1'));
		const reaction = message('f-2', { channel: 'livechat' }, { messageType: 'reaction' });
		expect(await call(filtered, reaction)).toEqual(ok('f-2'));
		expect(await executions(filtered)).toBe(before);
		expect(await call(filtered, message('f-3', { channel: 'LiveChat' }))).toEqual(ok('f-3'));
		expect(await executions(filtered)).toBe(before + 1);
	});

	it('passes platform events on, and an auto-recharge with its key', async () => {
		const body = { event: 'new_contact', data: { any: ['thing'] } };
		expect(await call(events, body, { event: 'platformEvent' })).toMatchObject({ status: 200 });
		expect(await outputOf(events)).toMatchObject({ type: 'new_contact', id: null, raw: body });

		const query = `?apiKey=${encodeURIComponent(SECRET)}`;
		const options = { event: 'autoRecharge', query };
		expect(await call(recharge, { sub_account_id: 'acc' }, options)).toMatchObject({
			status: 400,
			body: { error: { message: 'idempotency_key is required.' } },
		});
		const charge = { idempotency_key: 'key-1', sub_account_id: 'acc' };
		expect(await call(recharge, charge, options)).toEqual(ok('key-1'));
		expect(await outputOf(recharge)).toMatchObject({ idempotency_key: 'key-1', raw: charge });
	});

	it('does not publish auto-recharge without a secret, and says why', async () => {
		const bare = triggered('unused', { parameters: { events: ['autoRecharge'] } });
		const post = await asOwner();
		const { name, nodes, connections, settings } = bare;
		const { data } = await post('workflows', { name, nodes, connections, settings });

		await expect(stage.n8n.rest.activate(String(data.id))).rejects.toThrow(/needs a secret/);
		expect((await call(bare, { idempotency_key: 'k' }, { event: 'autoRecharge' })).status).toBe(404);
	});

	it('can be tried in the editor, again and again, without using up the id', async () => {
		const post = await asOwner();
		for (let round = 0; round < 2; round += 1) {
			const run = await post(`workflows/${twin.id}/run`, {
				triggerToStartFrom: { name: 'DM Champ Trigger' },
			});
			expect(run.data).toEqual({ waitingForWebhook: true });
			const before = await executions(twin);
			const body = JSON.stringify(message('tried'));
			const url = `${stage.n8n.url}/webhook-test/${triggerPath(twin)}`;
			const answer = await fetch(url, { method: 'POST', body });
			expect([answer.status, await answer.json()]).toEqual([200, ok('tried').body]);
			expect(await executions(twin)).toBe(before + 1);
			expect(await outputOf(twin)).toMatchObject({ id: 'tried' });
		}
		const before = await executions(twin);
		expect(await call(twin, message('tried'))).toEqual(ok('tried'));
		expect(await executions(twin)).toBe(before + 1);
	});

	it('ends the listening of the editor with the reason for a refused call, and lets no item out', async () => {
		const post = await asOwner();
		const run = await post(`workflows/${twin.id}/run`, {
			triggerToStartFrom: { name: 'DM Champ Trigger' },
		});
		expect(run.data).toEqual({ waitingForWebhook: true });
		const before = await executions(twin);
		const url = `${stage.n8n.url}/webhook-test/${triggerPath(twin)}`;
		const tryOut = async (body: object) => await fetch(url, { method: 'POST', body: JSON.stringify(body) });
		expect((await tryOut({ event: 'ping' })).status).toBe(200);
		expect(await executions(twin)).toBe(before);
		expect((await tryOut({ customData: { body: 'private words' } })).status).toBe(400);
		expect(await executions(twin)).toBe(before + 1);
		const { error, nodes } = await stage.n8n.rest.newestExecution(twin.id);
		expect(error?.message).toBe('A call was refused: customData.fromId is required.');
		expect(nodes.find(({ node }) => node === 'Work')).toBeUndefined();
		expect((await tryOut(message('late'))).status).toBe(404);
	});

	it('takes both documented paths, forms and several events on one URL', async () => {
		const before = await executions(open);
		const dashes = `${stage.n8n.url}/webhook/${open.id}-hook/incoming-custom-channel-message`;
		const form = new URLSearchParams({ messageType: 'text' });
		for (const [name, value] of Object.entries(message('form').customData)) {
			form.set(`customData[${name}]`, value);
		}
		const answer = await fetch(dashes, { method: 'POST', body: form });
		expect([answer.status, await answer.json()]).toEqual([200, ok('form').body]);
		expect(await executions(open)).toBe(before + 1);
		expect(await outputOf(open)).toMatchObject({ id: 'form', text: 'Hello' });
		const file = new FormData();
		file.set('file', new Blob(['x']), 'x.txt');
		expect((await fetch(dashes, { method: 'POST', body: file })).status).toBe(400);
		expect((await call(open, { some: 'thing' })).status).toBe(400);
		expect((await call(open, { event: 'new_contact' }, { event: 'any' })).status).toBe(200);
		expect(await executions(open)).toBe(before + 1);
	});

	it('drops a duplicate after a restart', async () => {
		const before = await executions(open);
		expect(await call(open, message('kept'))).toEqual(ok('kept'));
		await restart();
		expect(await call(open, message('kept'))).toEqual(ok('kept'));
		// n8n's list of earlier deliveries is open to an execution only: the second one ends at the trigger.
		expect(await executions(open)).toBe(before + 2);
		expect(await outputOf(open)).toBeUndefined();
	});

	async function restart(): Promise<void> {
		await stage.n8n.restart();
		for (const { id } of [open, finishing]) await stage.n8n.rest.untilPublished(id);
	}

	describe('when finished', () => {
		it('runs again for the retry of a sender whose first delivery failed', async () => {
			const start = site.calls.length;
			site.plan('fail');
			expect(await call(finishing, message('retry'))).toMatchObject({
				status: 500,
				body: { error: { code: 'WORKFLOW_FAILED' } },
			});
			expect(await call(finishing, message('retry'))).toEqual(ok('retry'));
			expect(await call(finishing, message('retry'))).toEqual(ok('retry'));
			expect(site.calls.length - start).toBe(2);
		});

		it('answers a duplicate during the run with 503 and Retry-After, and one after it with 200', async () => {
			const start = site.calls.length;
			site.plan('hold');
			const first = call(finishing, message('slow'));
			await site.until(start + 1);
			expect(await call(finishing, message('slow'))).toEqual({
				status: 503,
				body: { error: expect.objectContaining({ code: 'IN_PROGRESS' }) as unknown },
				retryAfter: '10',
			});
			site.release();
			expect(await first).toEqual(ok('slow'));
			expect(await call(finishing, message('slow'))).toEqual(ok('slow'));
			expect(site.calls.length - start).toBe(1);
		});

		it('knows how a run ended whose sender had hung up', async () => {
			const start = site.calls.length;
			site.plan('hold');
			const impatient = new AbortController();
			const first = call(finishing, message('impatient'), { signal: impatient.signal });
			await site.until(start + 1);
			impatient.abort();
			await expect(first).rejects.toThrow();
			await sleep(200);
			expect((await call(finishing, message('impatient'))).status).toBe(503);
			site.release();
			await executions(finishing);
			expect(await call(finishing, message('impatient'))).toEqual(ok('impatient'));
			expect(site.calls.length - start).toBe(1);
		});

		it('remembers a finished run across a restart', async () => {
			const start = site.calls.length;
			expect(await call(finishing, message('finished'))).toEqual(ok('finished'));
			await restart();
			expect(await call(finishing, message('finished'))).toEqual(ok('finished'));
			expect(site.calls.length - start).toBe(1);
		});

		it('runs again for the retry of a sender whose first run was killed', async () => {
			const start = site.calls.length;
			site.plan('hold');
			const first = call(finishing, message('killed'));
			first.catch(() => undefined);
			await site.until(start + 1);
			await stage.n8n.kill();
			await expect(first).rejects.toThrow();
			await restart();
			expect(await call(finishing, message('killed'))).toEqual(ok('killed'));
			expect(site.calls.length - start).toBe(2);
		});
	});

	it('leaves the secret nowhere', async () => {
		await stage.n8n.stop();
		const { userFolder } = stage.n8n;
		const places = [...filesOf(userFolder), ...rowsOf(userFolder)];
		expect(find(formsOf(SECRET), places)).toEqual([]);
		expect(find(['parallel-7'], places)).not.toEqual([]);
	});
});
