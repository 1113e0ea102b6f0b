import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { readWorkflow, type Credential, type WorkflowFile } from '../../demo/n8n-cli';
import { rootDir } from '../../demo/paths';
import type { Delivered, EmitInput } from '../../sandbox';
import { find, filesOf, formsOf, rowsOf } from './search';
import { openStage, type Stage } from './stage';
import { triggeredBy } from './triggerWorkflows';

interface Hook {
	id: string;
	url: string;
	events: string[];
	signing_secret: string;
}

const account: Credential = {
	id: 'chatInboxHueC001',
	name: 'HueChat account',
	type: 'hueChatApi',
	data: {},
};

/** HueChat Trigger → a node that keeps what comes. */
const triggered = (id: string, parameters: Record<string, unknown>): WorkflowFile =>
	triggeredBy(id, { name: 'HueChat Trigger', type: 'hueChatTrigger', parameters, credential: account });

const amira = { id: 'cnt_amira', full_name: 'Amira', phone: '+447700900201' };

const received = (content: string) => ({
	id: 'msg_in_1',
	conversation_id: 'conv_amira',
	contact_id: amira.id,
	contact: amira,
	channel: 'whatsapp',
	message_type: 'text',
	content,
	sent_by: 'contact',
});

describe('HueChat Trigger in a real n8n', () => {
	const bot = readWorkflow(join(rootDir, 'examples', 'huechat-reply-bot.json'));
	const events = triggered('e2eHueEvents', { events: ['conversation.resolved', 'contact.created'] });
	const strict = triggered('e2eHueStrict', {
		events: ['message.read'],
		signature: 'require',
		responseMode: 'lastNode',
	});
	let stage: Stage;
	const secrets = new Set<string>();

	beforeAll(async () => {
		stage = await openStage((sandbox) => {
			account.data = { apiKey: sandbox.key('hueChat'), baseUrl: sandbox.baseUrl('hueChat') };
			return { credentials: [account], workflows: [bot, events, strict] };
		});
	});

	afterAll(async () => await stage?.close());

	/** The webhooks at HueChat; their secrets are remembered for the search at the end. */
	async function hooks(): Promise<Hook[]> {
		const response = await fetch(`${stage.sandbox.url}/_sandbox/state`);
		const { hueChat } = (await response.json()) as { hueChat: { webhooks: Hook[] } };
		for (const { url, signing_secret: signing } of hueChat.webhooks) {
			secrets.add(new URL(url).searchParams.get('secret') ?? '').add(signing);
		}
		return hueChat.webhooks;
	}

	const hookOf = async (event: string) =>
		(await hooks()).filter((hook) => hook.events.includes(event));

	/** Through the control API, as a demo in another process does it. */
	async function emit(emission: Omit<EmitInput, 'platform'>): Promise<Delivered[]> {
		const response = await fetch(`${stage.sandbox.url}/_sandbox/emit`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ platform: 'hueChat', ...emission }),
		});
		if (!response.ok) throw new Error(await response.text());
		return (await response.json()) as Delivered[];
	}

	const statuses = async (emission: Omit<EmitInput, 'platform'>) =>
		(await emit(emission)).map(({ status }) => status);

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

	const registrations = () =>
		stage.sandbox
			.requests({ platform: 'hueChat' })
			.filter(({ path }) => path.startsWith('/webhooks'))
			.map(({ method, path, status }) => `${method} ${path} ${status}`);

	it('registers one webhook for each workflow when it is published', async () => {
		const all = await hooks();
		expect(all.map((hook) => hook.events)).toEqual([
			['message.received'],
			['contact.created', 'conversation.resolved'],
			['message.read'],
		]);
		for (const { url } of all) {
			expect(url.startsWith(`${stage.n8n.url}/webhook/`)).toBe(true);
			expect(new URL(url).searchParams.get('secret')).toMatch(/^[\w-]{43}$/);
		}
	});

	it('example: a conversation comes in as a flat message, and the answer goes out, once', async () => {
		const emission = {
			type: 'message.received',
			id: 'evt_talk',
			data: received('Is this still on sale?'),
			signing: 'standardWebhooks' as const,
		};
		expect(await statuses({ ...emission, copies: 10 })).toEqual(Array(10).fill(200));
		const { nodes, error } = await stage.n8n.rest.newestExecution(bot.id);
		expect(error).toBeUndefined();
		const output = nodes.find(({ node }) => node === 'HueChat Trigger')?.outputs[0]?.[0];
		expect(output).toMatchObject({
			id: 'msg_in_1',
			platform: 'hueChat',
			channel: 'whatsapp',
			direction: 'incoming',
			type: 'text',
			contact: { id: 'cnt_amira', name: 'Amira', phone: '+447700900201', email: null },
			text: 'Is this still on sale?',
			media: [],
			verified: 'signature',
			event: 'message.received',
			eventId: 'evt_talk',
			conversationId: 'conv_amira',
		});
		expect(await statuses(emission)).toEqual([200]);
		expect(await executions(bot)).toBe(1);
		const [reply, ...others] = stage.sandbox.requests({ path: '/contact/cnt_amira/message' });
		expect(reply.body).toEqual({
			channel: 'whatsapp',
			message_type: 'text',
			content: 'Thank you, Amira. You wrote: Is this still on sale?',
		});
		expect(others).toEqual([]);
	});

	it('takes what it cannot verify by the secret in the URL, unless a signature is required', async () => {
		const secret = 'whsec_b3RoZXJvdGhlcm90aGVy';
		const done = { type: 'conversation.resolved', data: { id: 'conv_amira' } };
		const read = { type: 'message.read', data: received('No') };
		const before = [await executions(events), await executions(strict)];
		for (const signing of ['svix', 'sha256', 'timestampInHeader', 'timestampBeside'] as const) {
			expect(await statuses({ ...done, signing, secret })).toEqual([200]);
			const [{ status, answer }] = await emit({ ...read, signing, secret });
			expect([status, JSON.parse(answer)]).toEqual([
				401,
				{ error: 'unauthorized', message: 'The signature is wrong.', code: 401 },
			]);
		}
		expect(await statuses({ ...read, signing: 'svix', age: 301 })).toEqual([401]);
		expect([await executions(events), await executions(strict)]).toEqual([before[0] + 4, before[1]]);
		const { nodes } = await stage.n8n.rest.newestExecution(events.id);
		expect(nodes.find(({ node }) => node === 'Work')?.outputs[0]?.[0]).toMatchObject({
			verified: 'secret',
			signature: 'wrong',
		});
	});

	it('passes events on as flat events, unsigned ones by the secret in the URL', async () => {
		const data = { id: 'conv_amira', contact: amira, channel: 'whatsapp', status: 'closed' };
		expect(await statuses({ type: 'conversation.resolved', id: 'evt_done', data })).toEqual([200]);
		await executions(events);
		const { nodes } = await stage.n8n.rest.newestExecution(events.id);
		expect(nodes.find(({ node }) => node === 'Work')?.outputs[0]?.[0]).toMatchObject({
			id: 'evt_done',
			type: 'conversation.resolved',
			channel: 'whatsapp',
			contact: { id: 'cnt_amira', name: 'Amira' },
			conversationId: 'conv_amira',
			verified: 'secret',
			raw: { data },
		});
	});

	it('answers when finished, to signed calls only where a signature is required', async () => {
		const emission = { type: 'message.read', data: { ...received('Hi'), sent_by: 'user' } };
		const before = await executions(strict);
		expect(await statuses(emission)).toEqual([401]);
		expect(await statuses({ ...emission, signing: 'sha256', id: 'evt_read' })).toEqual([200]);
		expect(await statuses({ ...emission, signing: 'sha256', id: 'evt_read' })).toEqual([200]);
		expect(await executions(strict)).toBe(before + 1);
	});

	it('answers a bad body with 400 and a stranger with 401, and stores no execution', async () => {
		const before = await executions(bot);
		expect(await statuses({ type: 'message.received', body: '{"id":' })).toEqual([400]);
		expect(await statuses({ type: 'message.received', body: '{"type":"x","data":7}' })).toEqual([400]);
		// A test event: nothing to do, and no reason to refuse it.
		expect(await statuses({ type: 'message.received', body: '{"type":"x"}' })).toEqual([200]);
		const [{ url }] = await hookOf('message.received');
		const bare = url.split('?')[0];
		const body = JSON.stringify({ id: 'evt_x', type: 'message.received', data: {} });
		for (const address of [bare, `${bare}?secret=wrong`, `${url}x`, `${url}&secret=other`]) {
			expect((await fetch(address, { method: 'POST', body })).status).toBe(401);
		}
		expect(await executions(bot)).toBe(before);
	});

	/** Calls n8n's editor API as its owner. */
	async function asOwner() {
		const { email, password } = stage.n8n.owner;
		let cookie = '';
		const call = async (method: string, path: string, body: unknown) => {
			const response = await fetch(`${stage.n8n.url}/rest/${path}`, {
				method,
				headers: { 'content-type': 'application/json', cookie },
				body: JSON.stringify(body),
			});
			cookie ||= response.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
			if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
			return (await response.json()) as { data: Record<string, unknown> };
		};
		await call('POST', 'login', { emailOrLdapLoginId: email, password });
		return call;
	}

	it('registers anew when other events are published, and leaves no webhook behind', async () => {
		const call = await asOwner();
		const [old] = await hookOf('conversation.resolved');
		const count = (await hooks()).length;
		const parameters = { events: ['contact.created', 'conversation.resolved', 'contact.deleted'] };
		const { nodes, connections } = triggered(events.id, parameters);
		await call('PATCH', `workflows/${events.id}`, { nodes, connections });
		await stage.n8n.rest.activate(events.id);
		// n8n calls the earlier version published until it has worked the new one off.
		for (let round = 0; round < 50 && (await hookOf('contact.deleted')).length === 0; round += 1) {
			await sleep(100);
		}
		const found = await hookOf('conversation.resolved');
		expect(found.map((hook) => hook.events)).toEqual([[...parameters.events].sort()]);
		expect(found[0].id).not.toBe(old.id);
		expect(await hooks()).toHaveLength(count);
		expect(await statuses({ type: 'contact.deleted', data: amira })).toEqual([200]);
	});

	it('can be tried in the editor, by a webhook of its own', async () => {
		const call = await asOwner();
		const before = await executions(events);
		const trigger = { triggerToStartFrom: { name: 'HueChat Trigger' } };
		const run = await call('POST', `workflows/${events.id}/run`, trigger);
		expect(run.data).toMatchObject({ waitingForWebhook: true });

		const both = await hookOf('contact.created');
		expect(both.map(({ url }) => /\/webhook(-test)?\//.exec(url)?.[0])).toEqual([
			'/webhook/',
			'/webhook-test/',
		]);
		const emission = { type: 'contact.created', data: amira, signing: 'svix' as const };
		expect(await statuses(emission)).toEqual([200, 200]);
		expect(await executions(events)).toBe(before + 2);
		expect((await hookOf('contact.created')).map(({ id }) => id)).toEqual([both[0].id]);
	});

	it('goes on after a restart with the webhook it has, and knows what it had before', async () => {
		const before = registrations();
		const count = await executions(bot);
		await stage.forget();
		await stage.n8n.rest.login(stage.n8n.owner);
		expect(registrations()).toEqual(before);
		const old = { type: 'message.received', id: 'evt_talk', data: received('Again') };
		expect(await statuses({ ...old, signing: 'svix' })).toEqual([200]);
		expect(await statuses({ ...old, signing: 'svix', id: 'evt_new' })).toEqual([200]);
		await executions(bot);
		const replies = stage.sandbox.requests({ path: '/contact/cnt_amira/message' });
		expect(replies).toHaveLength(2);
		expect(await executions(bot)).toBeGreaterThan(count);
	});

	it('removes its own webhook when it is unpublished, and makes a new one afterwards', async () => {
		const [{ id, url }] = await hookOf('message.received');
		const others = (await hooks()).length - 1;
		await stage.n8n.rest.deactivate(bot.id);
		expect(await hookOf('message.received')).toEqual([]);
		expect(await hooks()).toHaveLength(others);
		expect(registrations().at(-1)).toBe(`DELETE /webhooks/${id} 204`);

		await stage.n8n.rest.activate(bot.id);
		const [again] = await hookOf('message.received');
		// The same URL: its secret is computed.
		expect([again.id === id, again.url === url]).toEqual([false, true]);
		const emission = { type: 'message.received', data: received('Hello') };
		expect(await statuses({ ...emission, signing: 'timestampInHeader' })).toEqual([200]);
	});

	it.each([404, 405, 500])('is unpublished although HueChat answers %d', async (status) => {
		const [{ id }] = await hookOf('message.read');
		const path = `/webhooks/${id}`;
		stage.sandbox.fault({ platform: 'hueChat', method: 'DELETE', path, kind: 'status', status });
		await stage.n8n.rest.deactivate(strict.id);
		const [left] = await hookOf('message.read');
		expect((await fetch(left.url, { method: 'POST', body: '{}' })).status).toBe(404);
		await stage.n8n.rest.activate(strict.id);
		const emission = { type: 'message.read', data: received('x'), signing: 'svix' as const };
		// The old one is removed with the next publication.
		expect(await statuses(emission)).toEqual([200]);
		sandboxForgets(id);
	});

	function sandboxForgets(id: string): void {
		stage.sandbox.change({ platform: 'hueChat', panel: 'webhooks', id, fields: null });
	}

	it('leaves no secret in the database, the files or the logs of n8n', async () => {
		await hooks();
		await stage.n8n.stop();
		const { userFolder } = stage.n8n;
		const places = [...filesOf(userFolder), ...rowsOf(userFolder)];
		expect(secrets.size).toBeGreaterThan(8);
		for (const secret of secrets) {
			expect(secret.length).toBeGreaterThan(20);
			expect(find(formsOf(secret), places)).toEqual([]);
		}
		expect(find(['evt_talk'], places)).not.toEqual([]);
	});
});
