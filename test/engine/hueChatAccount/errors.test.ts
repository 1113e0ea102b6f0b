import { useSandbox } from '../support';
import {
	byId,
	fault,
	fill,
	FIRST,
	jsonOf,
	LIST,
	newBroadcast,
	runAccount,
	TEMPLATE,
	V1,
} from './setup';

const { get: sandbox } = useSandbox();
const PLATFORM = 'hueChatAccount';
const getContact = { resource: 'contact', operation: 'get', contactId: '1' };
const setKey = (fields: Record<string, unknown>) =>
	sandbox().change({ platform: PLATFORM, panel: 'key', id: 'key', fields });

describe('refusals', () => {
	it('says which scope a key lacks', async () => {
		setKey({ scopes: 'contacts:read' });
		const run = await runAccount(sandbox(), {
			parameters: { resource: 'contact', operation: 'delete', contactId: '1' },
		});
		expect(run.error?.message).toBe(
			'HueChat does not allow this call with this API key: The API key lacks the required scope',
		);
		expect(run.error?.description).toContain('needs the scope contacts:delete');
		expect(run.error?.description).not.toContain('pattern');
	});

	it('marks a scope that no document spells', async () => {
		setKey({ scopes: 'contacts:read' });
		const run = await runAccount(sandbox(), {
			parameters: { resource: 'team', operation: 'getAll' },
		});
		expect(run.error?.description).toContain(
			'scope teams:read for this (spelled after the pattern',
		);
	});

	it('explains that HTTPS is demanded', async () => {
		setKey({ plain_http: true });
		const run = await runAccount(sandbox(), { parameters: getContact });
		expect(run.error?.message).toBe('HueChat accepts encrypted connections only: HTTPS is required');
		expect(run.error?.description).toContain('https://');
	});

	it('lets nothing leave to a foreign host over plain HTTP', async () => {
		const run = await runAccount(sandbox(), {
			parameters: getContact,
			credential: { baseUrl: 'http://app.huechat.ai' },
		});
		expect(run.error?.message).toBe('The Base URL in the credential must begin with https://');
	});

	it('sends a broadcast once and explains the conflict', async () => {
		sandbox().change({ platform: PLATFORM, panel: 'broadcasts', id: FIRST, fields: { id: FIRST } });
		const parameters = { resource: 'broadcast', operation: 'send', broadcastId: FIRST };
		expect((await runAccount(sandbox(), { parameters })).error).toBeUndefined();
		const run = await runAccount(sandbox(), { parameters });
		expect(run.error?.message).toContain('The broadcast was already sent');
		expect(run.error?.description).toContain('create a new one');
	});

	it('names expiry and IP addresses beside a wrong key, and asks once', async () => {
		const run = await runAccount(sandbox(), {
			parameters: getContact,
			credential: { apiKey: 'hc_live_wrong' },
		});
		expect(run.error?.message).toContain('HueChat rejected the API key');
		expect(run.error?.description).toMatch(/expired.*IP addresses/);
		expect(sandbox().requests()).toHaveLength(1);
		expect(run.stored).not.toContain('hc_live_wrong');
	});

	it("gives the vendor's words for a failed validation", async () => {
		const body = { error: 'Email is taken', code: 'validation_failed', status: 422 };
		fault(sandbox(), { kind: 'status', status: 422, body });
		const run = await runAccount(sandbox(), { parameters: getContact });
		expect(run.error?.message).toBe('HueChat rejected the request: Email is taken');
	});
});

describe('what leaves', () => {
	it.each([
		[
			'a UUID where a number belongs',
			{ ...getContact, contactId: LIST },
			'Contact is not a number',
		],
		[
			'a number where a UUID belongs',
			{ resource: 'deal', operation: 'get', dealId: '7' },
			'Deal is not a UUID: 7',
		],
		['an empty id', { ...getContact, contactId: '={{ $json.none }}' }, 'Contact is empty'],
		[
			'an update of nothing',
			{
				resource: 'contact',
				operation: 'update',
				contactId: '1',
				updateFields: { name: ' ' },
			},
			'There is nothing to update',
		],
		[
			'a national number',
			{
				resource: 'contact',
				operation: 'create',
				inboxId: byId('1'),
				additionalFields: { phoneNumber: '07700 900123' },
			},
			'Phone must include the country code',
		],
	])('is not %s', async (_what, parameters, message) => {
		const run = await runAccount(sandbox(), { parameters });
		expect(run.error?.message).toContain(message);
		expect(sandbox().requests()).toEqual([]);
	});

	it.each(['', '={{ $json.none }}', 'abc'])('is not an account id of "%s"', async (accountId) => {
		const run = await runAccount(sandbox(), { parameters: getContact, credential: { accountId } });
		expect(run.error?.message).toBe('The Account ID in the credential is not a number');
		expect(sandbox().requests()).toEqual([]);
	});

	it('waits after 429 until the window resets, at least a second', async () => {
		fault(sandbox(), { path: `${V1}/contacts/1`, kind: 'rateLimit', resetIn: 2 });
		const started = Date.now();
		const run = await runAccount(sandbox(), { parameters: getContact });
		expect(run.error).toBeUndefined();
		expect(Date.now() - started).toBeGreaterThanOrEqual(1_000);
		expect(sandbox().requests()).toHaveLength(2);
	});

	it('counts limits for each endpoint by itself', async () => {
		sandbox().limit({
			platform: PLATFORM,
			requests: 1,
			windowMs: 60_000,
			scope: 'route',
			headers: 'ratelimit',
		});
		const contact = { ...getContact, maxWait: 0 };
		expect((await runAccount(sandbox(), { parameters: contact })).error).toBeUndefined();
		const inboxes = { resource: 'inbox', operation: 'getAll', maxWait: 0 };
		expect((await runAccount(sandbox(), { parameters: inboxes })).error).toBeUndefined();
		const again = await runAccount(sandbox(), { parameters: contact });
		expect(again.error?.message).toContain('too many requests');
	});
});

describe('a create', () => {
	const create = {
		resource: 'ticket',
		operation: 'create',
		subject: '={{ $json.subject }}',
	};
	const items = [{ json: { subject: 'A' } }, { json: { subject: 'B' } }];
	const keys = () =>
		sandbox()
			.requests()
			.map(({ headers }) => headers['idempotency-key']);

	it('is marked by a key of its own, the same on every try', async () => {
		fault(sandbox(), { kind: 'rateLimit', resetIn: 1 });
		const run = await runAccount(sandbox(), { parameters: create, items });
		expect(run.error).toBeUndefined();
		expect(keys()).toHaveLength(3);
		expect(new Set(keys()).size).toBe(2);
		expect(keys()[0]).toBe(keys()[1]);
	});

	it('is not repeated when its answer is lost, whatever the key says', async () => {
		fault(sandbox(), { kind: 'resetAfter' });
		const run = await runAccount(sandbox(), {
			parameters: create,
			items: items.slice(0, 1),
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 0,
		});
		expect(run.error?.message).toContain('was lost before an answer came');
		expect(sandbox().requests()).toHaveLength(1);
	});
});

describe('broadcasts', () => {
	it.each([
		[' ', 'Contact List is empty'],
		['={{ $json.none }}', 'Contact List is empty'],
		['={{ [null] }}', 'Contact List is empty'],
		['={{ {} }}', 'Contact List must be an ID'],
		// Written into the field, the editor refuses it before.
		['={{ "everybody" }}', 'Contact List is not a UUID: everybody'],
	])('refuses the audience "%s" of a new one', async (value, message) => {
		const parameters = { ...newBroadcast, contactListId: byId(value) };
		const run = await runAccount(sandbox(), { parameters });
		expect(run.error?.message).toBe(message);
		expect(sandbox().requests()).toEqual([]);
	});

	it.each([
		['by its field', { contactListId: byId('={{ $json.none }}') }, 'Contact List is empty'],
		...[
			'{"contact_list_id": [""]}',
			'{"contact_list_id": null}',
			'{"contact_list_id": " "}',
			'{"contact_list_id": {}}',
			'{"contact_list_ids": []}',
			'{"audience": {"tags": [null]}}',
			'={{ { contact_list_id: $json.none ?? "" } }}',
		].map((extraFields): [string, object, string] => [
			`by ${extraFields}`,
			{ extraFields },
			'The audience of this broadcast is blank',
		]),
		[
			'by what servers read as nothing',
			{ extraFields: '{"contact_list_id": "undefined"}' },
			'Contact List is not an ID: undefined',
		],
	])('refuses to blank an audience by an update: %s', async (_what, own, message) => {
		const updateFields = { name: 'x', ...own };
		const run = await runAccount(sandbox(), {
			parameters: { resource: 'broadcast', operation: 'update', broadcastId: FIRST, updateFields },
		});
		expect(run.error?.message).toBe(message);
		expect(sandbox().requests()).toEqual([]);
	});

	it('shows a send in a dry run and sends nothing', async () => {
		const run = await runAccount(sandbox(), {
			parameters: {
				resource: 'broadcast',
				operation: 'send',
				broadcastId: FIRST,
				options: { dryRun: true },
			},
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests()).toEqual([]);
		const [shown] = jsonOf(run);
		expect(shown).toMatchObject({ dryRun: true, method: 'POST' });
		expect(shown?.url).toBe(
			`${sandbox().baseUrl(PLATFORM)}/api/v2/accounts/42/broadcasts/${FIRST}/send`,
		);
	});

	it('shows a new one in a dry run, as it would leave', async () => {
		const run = await runAccount(sandbox(), {
			parameters: { ...newBroadcast, additionalFields: { dryRun: true } },
		});
		expect(sandbox().requests()).toEqual([]);
		expect(jsonOf(run)[0]?.body).toEqual({
			name: 'May promo',
			template_id: TEMPLATE,
			contact_list_id: LIST,
		});
	});
});

it('gives times and ids out as they came', async () => {
	fill(sandbox(), 'contacts', 1);
	const run = await runAccount(sandbox(), { parameters: { ...getContact, contactId: '100' } });
	expect(jsonOf(run)).toEqual([{ id: 100, name: 'Row 100', created_at: 1712400000 }]);
});
