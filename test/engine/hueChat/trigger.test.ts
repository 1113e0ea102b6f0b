import { HueChatTrigger } from '../../../nodes/HueChat/HueChatTrigger.node';
import { startSandbox, type EmitInput, type Sandbox } from '../../../sandbox';
import { runNode } from '../harness';
import { hooksAt, openTriggerSite, received, type TriggerSite } from './triggerSetup';

let sandbox: Sandbox;
let site: TriggerSite | undefined;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
	await site?.close();
	site = undefined;
});
afterAll(async () => await sandbox.close());

let counter = 0;
const freshId = () => `evt_engine_${(counter += 1)}`;

async function open(parameters: Record<string, unknown> = {}): Promise<TriggerSite> {
	site = await openTriggerSite(sandbox, parameters);
	await site.publish();
	return site;
}

async function emit(own: Partial<EmitInput> = {}) {
	return await sandbox.emit({
		platform: 'hueChat',
		type: 'message.received',
		data: received(),
		id: freshId(),
		...own,
	});
}

const statuses = async (own: Partial<EmitInput>) => (await emit(own)).map(({ status }) => status);

async function outputOf({ started }: TriggerSite) {
	const run = await runNode({ node: HueChatTrigger, items: started.at(-1) });
	return { json: run.output[0]?.[0]?.json, stored: run.stored };
}

it('gives out the flat message, and says how it was verified', async () => {
	const { started } = await open();
	const id = freshId();
	const [delivered] = await emit({ id });
	expect(delivered).toMatchObject({ status: 200, answer: JSON.stringify({ received: true, id }) });
	expect(started).toHaveLength(1);
	const { json } = await outputOf({ started } as TriggerSite);
	expect(json).toEqual({
		id: 'msg_in_1',
		platform: 'hueChat',
		channel: 'whatsapp',
		direction: 'incoming',
		type: 'text',
		contact: { id: 'cnt_amira', name: 'Amira', phone: '+447700900201', email: null },
		receiver: 'org_sandbox',
		text: 'Is this still on sale?',
		media: [],
		timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
		sessionId: 'hueChat:whatsapp:cnt_amira',
		chatInput: 'Is this still on sale?',
		reply: { contactId: 'cnt_amira', channel: 'whatsapp' },
		verified: 'secret',
		raw: {
			id,
			type: 'message.received',
			timestamp: expect.any(String) as unknown,
			retry_count: 0,
			data: received(),
			organization_id: 'org_sandbox',
		},
		event: 'message.received',
		eventId: id,
		conversationId: 'conv_amira',
	});
});

const SIGNINGS = [
	'standardWebhooks',
	'svix',
	'sha256',
	'timestampInHeader',
	'timestampBeside',
] as const;

describe.each(SIGNINGS)('signed with %s', (signing) => {
	it('verifies by default, and takes what is wrong or too old by the secret in the URL', async () => {
		const opened = await open();
		expect(await statuses({ signing })).toEqual([200]);
		expect((await outputOf(opened)).json).toMatchObject({ verified: 'signature' });
		expect((await outputOf(opened)).json).not.toHaveProperty('signature');
		expect(await statuses({ signing, secret: 'whsec_b3RoZXJvdGhlcm90aGVy' })).toEqual([200]);
		expect((await outputOf(opened)).json).toMatchObject({ verified: 'secret', signature: 'wrong' });
		const isTimed = signing !== 'sha256';
		const marks = isTimed ? { verified: 'secret', signature: 'expired' } : { verified: 'signature' };
		for (const age of [301, -310]) {
			expect(await statuses({ signing, age })).toEqual([200]);
			expect((await outputOf(opened)).json).toMatchObject(marks);
		}
	});

	it('refuses what is wrong or too old where a signature is required', async () => {
		const opened = await open({ signature: 'require' });
		expect(await statuses({ signing, secret: 'whsec_b3RoZXJvdGhlcm90aGVy' })).toEqual([401]);
		const isTimed = signing !== 'sha256';
		expect(await statuses({ signing, age: 301 })).toEqual([isTimed ? 401 : 200]);
		expect(await statuses({ signing, age: -310 })).toEqual([isTimed ? 401 : 200]);
		expect(opened.started).toHaveLength(isTimed ? 0 : 2);
	});

	it('counts when a signature is required, and is not looked at when it is off', async () => {
		await open({ signature: 'require' });
		expect(await statuses({ signing })).toEqual([200]);
		await site?.close();
		const off = await open({ signature: 'off' });
		const wrong = await emit({ signing, secret: 'whsec_b3RoZXJvdGhlcm90aGVy' });
		// The first site is closed, its webhook still registered.
		expect(wrong.map(({ status }) => status).sort()).toEqual([0, 200]);
		expect((await outputOf(off)).json).toMatchObject({ verified: 'secret' });
	});
});

it.each(['unsignedTimeBeside', 'isoTimeBeside', 'timeWithoutDot', 'sha256InStandardHeader'] as const)(
	'takes %s by the secret in the URL, and marks it',
	async (signing) => {
		const opened = await open();
		expect(await statuses({ signing })).toEqual([200]);
		const { json } = await outputOf(opened);
		expect(json).toMatchObject({ verified: 'secret', signature: expect.any(String) as unknown });
	},
);

it.each(['none', 'unknown'] as const)('lets "%s" pass by the secret only, unless required', async (signing) => {
	const opened = await open();
	expect(await statuses({ signing })).toEqual([200]);
	expect((await outputOf(opened)).json).toMatchObject({ verified: 'secret' });
	await opened.close();
	await opened.unpublish();
	const strict = await open({ signature: 'require' });
	const [{ status, answer }] = await emit({ signing });
	expect([status, JSON.parse(answer)]).toEqual([
		401,
		{ error: 'unauthorized', message: 'There is no signature of a known scheme.', code: 401 },
	]);
	expect(strict.started).toEqual([]);
});

it('demands the secret in the URL, whatever the signature', async () => {
	const opened = await open({ signature: 'off' });
	const [hook] = await hooksAt(sandbox);
	const { origin, pathname, searchParams } = new URL(hook.url);
	const right = searchParams.get('secret') ?? '';
	const body = JSON.stringify({ id: freshId(), type: 'message.received', data: {} });
	const post = async (query: string) =>
		(await fetch(`${origin}${pathname}${query}`, { method: 'POST', body })).status;
	for (const query of ['', '?secret=', `?secret=${right}x`, `?secret=${right.slice(1)}`, '?secret=undefined']) {
		expect(await post(query)).toBe(401);
	}
	expect(opened.started).toEqual([]);
	expect(await post(`?secret=${right}`)).toBe(200);
});

it('starts one execution for an event that comes several times', async () => {
	const { started } = await open();
	const id = freshId();
	expect(await statuses({ id, copies: 5 })).toEqual([200, 200, 200, 200, 200]);
	expect(await statuses({ id })).toEqual([200]);
	expect(started).toHaveLength(1);
	expect(await statuses({ id, type: 'message.sent' })).toEqual([]);
});

it('answers an event that is not chosen, and starts nothing', async () => {
	const { started } = await open();
	// HueChat sends what is registered; one that was changed there by hand may send more.
	const [hook] = await hooksAt(sandbox);
	const events = [...hook.events, 'contact.updated'];
	sandbox.change({ platform: 'hueChat', panel: 'webhooks', id: hook.id, fields: { events } });
	expect(await statuses({ type: 'contact.updated', data: { id: 'cnt_1' } })).toEqual([200]);
	expect(started).toEqual([]);
});

it.each([
	['{', /not JSON/],
	['[]', /must be a JSON object/],
	['{"id":"evt_1","data":{}}', /^type is required/],
	['{"id":"evt_1","type":"message.received","data":[1]}', /^data must be an object/],
	['{"id":{},"type":"message.received","data":{}}', /^id must be text/],
])('refuses the body %s, signed or not', async (body, words) => {
	const { started } = await open();
	for (const signing of ['none', 'svix'] as const) {
		const [{ status, answer }] = await emit({ body, signing });
		expect([status, JSON.parse(answer)]).toEqual([
			400,
			{ error: 'invalid_request', message: expect.stringMatching(words) as unknown, code: 400 },
		]);
	}
	expect(started).toEqual([]);
});

it.each([
	['[]', {}],
	['"{\\"id\\":\\"msg_1\\",\\"from\\":\\"+447700900123\\",\\"content\\":\\"Hi\\"}"', { id: 'msg_1', text: 'Hi', contact: { phone: '+447700900123' } }],
])('takes data that came as %s', async (data, expected) => {
	const opened = await open();
	const id = freshId();
	const body = `{"id":"${id}","type":"message.received","data":${data}}`;
	expect(await statuses({ body, signing: 'svix' })).toEqual([200]);
	const raw = JSON.parse(body) as object;
	expect((await outputOf(opened)).json).toMatchObject({ eventId: id, verified: 'signature', raw, ...expected });
});

it('keeps both secrets out of the output and of what n8n stores', async () => {
	const opened = await open();
	const [hook] = await hooksAt(sandbox);
	await emit({ signing: 'svix' });
	const { stored } = await outputOf(opened);
	const kept = stored + JSON.stringify([opened.staticData, opened.started]);
	expect(kept).toContain('msg_in_1');
	for (const secret of [new URL(hook.url).searchParams.get('secret') ?? '', hook.signing_secret]) {
		expect(secret.length).toBeGreaterThan(20);
		expect(kept).not.toContain(secret);
	}
});
