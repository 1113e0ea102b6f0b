import type { INodeParameters } from 'n8n-workflow';

import type { FaultInput } from '../../../sandbox';
import { useSandbox } from '../support';
import { jsonOf, keepTo, parametersOf, runDmChamp, succeeded } from './setup';

const sandbox = useSandbox();

const JANE = { firstName: 'Jane', lastName: 'Smith' };

const create = async (own: INodeParameters) =>
	await runDmChamp(sandbox.get(), { parameters: parametersOf('contact: create', own) });

const jane = async () =>
	await create({
		contactBy: 'phoneAndEmail',
		phone: '+1 555 123-4567',
		email: 'jane@example.com',
		additionalFields: JANE,
	});

const SHAPE = ['createdAt', 'created', 'email', 'firstName', 'id', 'lastName', 'message', 'phone'];

const known = { id: 'contact_1', created: false };

test('contact: create sends what satisfies both documents', async () => {
	succeeded(await jane());
	const [request, ...others] = sandbox.get().requests();
	expect(others).toEqual([]);
	expect(request).toMatchObject({ method: 'POST', path: '/contacts' });
	expect(request?.body).toEqual({
		...JANE,
		phone: '+15551234567',
		phoneNumber: '+15551234567',
		email: 'jane@example.com',
	});
});

test('contact: create sends a list as a list, and a choice that is off', async () => {
	const additionalFields = { listIds: 'list_leads, list_newsletter', isBotActive: false };
	succeeded(await create({ contactBy: 'email', email: 'b@example.com', additionalFields }));
	expect(sandbox.get().requests()[0]?.body).toEqual({
		email: 'b@example.com',
		listIds: ['list_leads', 'list_newsletter'],
		is_bot_active: false,
	});
});

test.each(['flat', 'wrapped'])('a new contact is one shape from the %s reply', async (reply) => {
	keepTo(sandbox.get(), { create: reply });
	const [json] = jsonOf(succeeded(await jane()));
	expect(Object.keys(json ?? {}).sort()).toEqual([...SHAPE].sort());
	expect(json).toMatchObject({
		id: 'contact_3',
		created: true,
		...JANE,
		phone: '+15551234567',
		email: 'jane@example.com',
	});
});

const duplicates = ['flat', 'status409', 'errorCode409'].flatMap((duplicate) =>
	['flat', 'wrapped'].flatMap((reply) =>
		[true, false].map((duplicateId): [string, string, boolean] => [duplicate, reply, duplicateId]),
	),
);

test.each(duplicates)(
	'an existing contact answered by %s (server: %s, id in the answer: %s) gives its id',
	async (duplicate, reply, duplicateId) => {
		keepTo(sandbox.get(), { create: reply, duplicate, duplicateId });
		const run = succeeded(await create({ contactBy: 'phone', phone: '+15550000201' }));
		const [json] = jsonOf(run);
		expect(Object.keys(json ?? {})).toEqual(expect.arrayContaining(SHAPE));
		expect(json).toMatchObject(known);
		const isLookedUp = duplicate !== 'flat' && !duplicateId;
		expect(sandbox.get().requests({ method: 'GET' })).toHaveLength(isLookedUp ? 1 : 0);
	},
);

test('a contact known by its email address alone is looked up by it', async () => {
	keepTo(sandbox.get(), { duplicate: 'status409', duplicateId: false });
	const run = succeeded(await create({ contactBy: 'email', email: 'tom@example.com' }));
	expect(jsonOf(run)).toEqual([expect.objectContaining({ id: 'contact_2', created: false })]);
	expect(sandbox.get().requests({ method: 'GET' })[0]?.query).toMatchObject({
		email: 'tom@example.com',
	});
});

test('where the look-up fails, the item still says that the contact exists', async () => {
	keepTo(sandbox.get(), { duplicate: 'status409', duplicateId: false });
	const fault: FaultInput = {
		platform: 'dmChamp',
		method: 'GET',
		path: '/contacts',
		kind: 'status',
		status: 404,
	};
	sandbox.get().fault(fault);
	const run = succeeded(await create({ contactBy: 'phone', phone: '+15550000201' }));
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({ id: null, created: false, message: 'Contact already exists' }),
	]);
});

test('a look-up of many contacts waits in the same line without blocking it', async () => {
	keepTo(sandbox.get(), { duplicate: 'errorCode409', duplicateId: false });
	const items = Array.from({ length: 20 }, (_, index) => ({
		json: { phone: index % 2 === 0 ? '+15550000201' : '+15550000202' },
	}));
	const run = succeeded(
		await runDmChamp(sandbox.get(), {
			parameters: parametersOf('contact: create', { phone: '={{ $json.phone }}' }),
			items,
		}),
	);
	expect(jsonOf(run).map(({ id }) => id)).toEqual(
		items.map((_, index) => (index % 2 === 0 ? 'contact_1' : 'contact_2')),
	);
});

test('where the flat reply does not tell, created is null', async () => {
	sandbox.get().fault({
		platform: 'dmChamp',
		method: 'POST',
		path: '/contacts',
		kind: 'status',
		status: 200,
		body: { id: 'c9', phone: '+15551234567', createdAt: new Date().toISOString() },
	});
	const [json] = jsonOf(succeeded(await jane()));
	expect(json).toMatchObject({ id: 'c9', created: null, phone: '+15551234567' });
});

test.each([
	['neither', { contactBy: 'phoneAndEmail', phone: '', email: '' }, 'neither a phone number'],
	['an empty expression', { phone: '={{ $json.none }}' }, 'neither a phone number'],
	['a national number', { phone: '0555 1234567' }, 'country code'],
	['no address', { contactBy: 'email', email: 'jane' }, 'not an email address'],
])('%s is refused before anything leaves', async (_what, parameters, message) => {
	const run = await create(parameters);
	expect(run.error?.message).toContain(message);
	expect(sandbox.get().requests()).toEqual([]);
});

test('an unknown list is the vendor’s error, not an existing contact', async () => {
	const run = await create({ phone: '+15551234567', additionalFields: { listIds: 'nowhere' } });
	expect(run.error?.message).toContain('List nowhere not found');
});
