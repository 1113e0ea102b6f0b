import { useSandbox } from '../support';
import { jsonOf, runHueChat, wireOf } from './setup';

const { get: sandbox } = useSandbox();
const contact = (operation: string, own: object = {}) => ({ resource: 'contact', operation, ...own });

describe('contact: create', () => {
	it('sends what the seed shows, and gives out the contact', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: contact('create', {
				firstName: 'Jane',
				additionalFields: {
					phone: '+1 (234) 567-890',
					lastName: 'Smith',
					email: 'jane@example.com',
				},
			}),
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests({ platform: 'hueChat' }).map(wireOf)).toEqual([
			{
				method: 'POST',
				path: '/contact',
				query: {},
				key: sandbox().key('hueChat'),
				type: expect.stringMatching(/^application\/json/) as string,
				body: {
					phone: '+1234567890',
					first_name: 'Jane',
					last_name: 'Smith',
					email: 'jane@example.com',
				},
			},
		]);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({
				id: expect.stringMatching(/^cnt_/) as string,
				full_name: 'Jane Smith',
			}),
		]);
		expect(run.output[0]?.[0]?.pairedItem).toEqual({ item: 0 });
	});

	it.each([
		['rows', { metadata: { entry: [{ key: 'plan', value: 'pro' }] } }, { plan: 'pro' }],
		['JSON', { metadataJson: '{"age": 7, "tags": ["a"]}' }, { age: 7, tags: ['a'] }],
		[
			'both',
			{ metadata: { entry: [{ key: 'plan', value: 'pro' }] }, metadataJson: { plan: 'x', age: 7 } },
			{ plan: 'pro', age: 7 },
		],
	])('sends metadata from %s as one object', async (_from, additionalFields, metadata) => {
		const run = await runHueChat(sandbox(), {
			parameters: contact('create', {
				firstName: 'Jane',
				additionalFields: { ...additionalFields, preferredChannel: 'sms', email: '' },
			}),
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests()[0]?.body).toEqual({
			first_name: 'Jane',
			preferred_channel: 'sms',
			metadata,
		});
	});

	it.each([
		['a national number', { phone: '07700 900123' }, 'Phone must include the country code'],
		['an e-mail address that is none', { email: 'jane' }, 'Email is not an email address'],
		['metadata that is a list', { metadataJson: '[1]' }, 'Metadata JSON is not an object'],
		['a row without key', { metadata: { entry: [{ key: '', value: 'x' }] } }, 'has no key'],
	])('refuses %s before anything leaves', async (_what, additionalFields, message) => {
		const run = await runHueChat(sandbox(), {
			parameters: contact('create', { firstName: 'Jane', additionalFields }),
		});
		expect(run.error?.message).toContain(message);
		expect(sandbox().requests()).toEqual([]);
	});

	it('is not repeated when its answer is lost', async () => {
		sandbox().fault({ platform: 'hueChat', path: '/contact', kind: 'resetAfter' });
		const run = await runHueChat(sandbox(), {
			parameters: contact('create', { firstName: 'Jane' }),
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 0,
		});
		expect(run.error?.message).toContain('was lost before an answer came');
		expect(sandbox().requests()).toHaveLength(1);
	});
});

describe('contact: get', () => {
	it.each([
		['an id', 'cnt_amira', '/contact/cnt_amira'],
		['a phone number as people write it', '+44 7700 900201', '/contact/%2B447700900201'],
		['digits with 00', '00447700900201', '/contact/%2B447700900201'],
	])('finds a contact by %s', async (_by, contactId, path) => {
		const run = await runHueChat(sandbox(), { parameters: contact('get', { contactId }) });
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map(wireOf)).toEqual([
			{ method: 'GET', path, query: {}, key: sandbox().key('hueChat'), type: undefined, body: undefined },
		]);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ id: 'cnt_amira' })]);
	});

	it('finds a contact by a JSON number and by an e-mail address', async () => {
		await runHueChat(sandbox(), {
			parameters: contact('create', { firstName: 'Jo', additionalFields: { email: 'jo+x@example.com' } }),
		});
		const run = await runHueChat(sandbox(), {
			parameters: contact('get', { contactId: '={{ $json.who }}' }),
			items: [{ json: { who: 447700900201 } }, { json: { who: ' jo+x@example.com ' } }],
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests({ method: 'GET' }).map(({ path }) => path)).toEqual([
			'/contact/%2B447700900201',
			'/contact/jo%2Bx%40example.com',
		]);
		expect(jsonOf(run).map(({ first_name }) => first_name)).toEqual(['Amira', 'Jo']);
	});

	it.each([
		['nothing', '={{ $json.none }}', 'Contact is empty'],
		['white space', '  ', 'Contact is empty'],
		['a way out of the address', '..', 'Contact is not an ID: ..'],
		['a national number', '07700 900201', 'must include the country code'],
	])('refuses %s before anything leaves', async (_what, contactId, message) => {
		const run = await runHueChat(sandbox(), { parameters: contact('get', { contactId }) });
		expect(run.error?.message).toContain(message);
		expect(sandbox().requests()).toEqual([]);
	});

	it('keeps whatever was typed inside its part of the address', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: contact('get', { contactId: 'cnt_a/../x?y=1#z' }),
		});
		expect(run.error?.message).toContain('id: must be an id');
		expect(sandbox().requests()[0]).toMatchObject({
			path: '/contact/cnt_a%2F..%2Fx%3Fy%3D1%23z',
			query: {},
		});
	});

	it('says so when there is none', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: contact('get', { contactId: 'cnt_nobody' }),
		});
		expect(run.error?.message).toBe('HueChat could not find the requested resource: Contact not found');
	});
});

describe('contact: update', () => {
	it('sends only what changes, to the encoded phone number', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: contact('update', {
				contactId: '+447700900201',
				updateFields: {
					lastName: 'Khan',
					email: '',
					metadata: { entry: [{ key: 'plan', value: 'pro' }] },
				},
			}),
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map(wireOf)).toEqual([
			{
				method: 'PUT',
				path: '/contact/%2B447700900201',
				query: {},
				key: sandbox().key('hueChat'),
				type: expect.stringMatching(/^application\/json/) as string,
				body: { last_name: 'Khan', metadata: { plan: 'pro' } },
			},
		]);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ id: 'cnt_amira', full_name: 'Amira Khan', phone: '+447700900201' }),
		]);
	});

	it('refuses an update of nothing', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: contact('update', { contactId: 'cnt_amira', updateFields: { email: ' ' } }),
		});
		expect(run.error?.message).toBe('There is nothing to update');
		expect(sandbox().requests()).toEqual([]);
	});

	it('is not repeated after a gateway fault, which may have let it through', async () => {
		sandbox().fault({ platform: 'hueChat', path: '/contact/cnt_amira', kind: 'status', status: 502 });
		const run = await runHueChat(sandbox(), {
			parameters: contact('update', { contactId: 'cnt_amira', updateFields: { lastName: 'K' } }),
		});
		expect(run.error?.description).toContain('may have been processed');
		expect(sandbox().requests()).toHaveLength(1);
	});
});
