import { resources } from '../../nodes/DmChamp/resources';
import { checkRequest, findContract, platforms, startSandbox } from '../../sandbox';
import type { Contract, Sandbox } from '../../sandbox';
import { fixed } from '../support/fixedOperations';

const found = platforms.find(({ name }) => name === 'dmChamp');
if (found === undefined) throw new Error('The sandbox has no DM Champ');
const { contracts } = found;

/** The bodies that "API Access" prints, the hidden address replaced. */
const printed: Record<string, object> = {
	'POST /contacts': {
		firstName: 'Jane',
		lastName: 'Smith',
		phone: '+15551234567',
		email: 'jane@example.com',
	},
	'POST /lists/:id/contacts': { contactId: 'abc123xyz' },
	'POST /send_custom_channel_message': {
		customData: {
			fromId: 'external-contact-id',
			customChannel: 'my-channel',
			body: 'Hello Jane! Your order has been shipped.',
			campaignId: 'optional-campaign-id',
			firstName: 'Jane',
			lastName: 'Smith',
		},
	},
	'POST /incoming_custom_channel_message': {
		customData: {
			messageSid: 'unique-message-id',
			fromId: 'external-contact-id',
			toId: 'your-user-id',
			body: "Customer's message here",
			channel: 'custom',
			status: 'received',
		},
		messageType: 'text',
	},
	'POST /subaccounts/credits': {
		email: 'client@example.com',
		amount: 500,
		description: 'Auto-recharge via webhook',
	},
};

const nameOf = ({ method, path }: Contract) => `${method} ${path}`;

test('the guide’s requests are all there', () => {
	const names = contracts.filter(({ certainty }) => certainty === 'documented').map(nameOf);
	expect(names.sort()).toEqual([...Object.keys(printed), 'GET /contacts'].sort());
});

test.each(Object.entries(printed))('%s: the printed body passes', (name, body) => {
	const contract = contracts.find((one) => nameOf(one) === name);
	if (contract === undefined) throw new Error(`No contract for ${name}`);
	expect(contract.documentedExample).toEqual(body);
	expect(contract.document).toContain('API Access guide');
	expect(checkRequest(contract, { body, params: { id: 'x' } })).toHaveProperty('call');
	const strange = checkRequest(contract, { body: { ...body, strange: 1 }, params: { id: 'x' } });
	expect(strange).toHaveProperty('problem.field');
});

const operations = fixed(resources).flatMap(({ value, operations: own }) =>
	own.map((operation) => ({ id: `${value}: ${operation.value}`, operation })),
);

test('every operation of the design is there', () => {
	expect(operations.map(({ id }) => id).sort()).toEqual(
		[
			...['addTag', 'addToList', 'create', 'get', 'getTags', 'update'].map((one) => `contact: ${one}`),
			...['getAll', 'getAllByContact'].map((one) => `chatSession: ${one}`),
			...['receive', 'send', 'sendAndWait', 'sendWhatsAppWeb'].map((one) => `message: ${one}`),
			...['create', 'delete', 'get', 'grantCredits'].map((one) => `subAccount: ${one}`),
			...['getAll', 'send'].map((one) => `template: ${one}`),
			'summary: create',
			'tag: getAll',
			'usage: export',
		].sort(),
	);
});

test.each(operations)('$id has a contract of the same certainty', ({ operation }) => {
	const { method, url } = operation.request;
	const contract = findContract(contracts, method, url);
	expect(contract?.certainty).toBe(operation.source.certainty);
});

describe('the key', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(() => sandbox.close());

	const call = async (method: string, path: string, inQuery: boolean, inHeader: boolean) => {
		const url = new URL(`${sandbox.baseUrl('dmChamp')}${path}`);
		const key = sandbox.key('dmChamp');
		if (inQuery) url.searchParams.set('apiKey', key);
		const isGrant = method === 'POST';
		const response = await fetch(url, {
			method,
			signal: AbortSignal.timeout(5_000),
			headers: {
				...(inHeader && { 'x-api-key': key }),
				...(isGrant && { 'content-type': 'application/json' }),
			},
			body: isGrant ? JSON.stringify(printed['POST /subaccounts/credits']) : undefined,
		});
		return response.status;
	};

	test('is taken from the query of a call', async () => {
		expect(await call('GET', '/tags', true, false)).toBe(200);
		expect(await call('GET', '/tags', false, true)).toBe(401);
		expect(await call('GET', '/tags', false, false)).toBe(401);
	});

	test('is taken from the header alone where credits are granted', async () => {
		expect(await call('POST', '/subaccounts/credits', false, true)).toBe(200);
		expect(await call('POST', '/subaccounts/credits', true, false)).toBe(401);
		expect(await call('POST', '/subaccounts/credits', true, true)).toBe(400);
	});
});
