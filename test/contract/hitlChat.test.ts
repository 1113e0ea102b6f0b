import { resources } from '../../nodes/HitlChat/resources';
import { checkRequest, findContract, platforms } from '../../sandbox';
import type { Contract } from '../../sandbox';
import { fixed } from '../support/fixedOperations';

const found = platforms.find(({ name }) => name === 'hitlChat');
if (found === undefined) throw new Error('The sandbox has no HitlChat');
const { contracts, keyPlaces } = found;

/** What "How to Use the HitlChat API" prints or states, by request. */
const documented: Record<string, object | undefined> = {
	'GET /conversationlist': undefined,
	'GET /templates': undefined,
	'POST /contacts': { recipientNumber: '447700900123', name: 'Jane Doe', tags: ['vip'] },
	'POST /agency/invite-client': {
		email_address: 'client@example.com',
		first_name: 'Sam',
		last_name: 'Lee',
	},
	'POST /broadcasts': {
		broadcast_name: 'May promo',
		meta_template_name: 'promo_may_2026',
		recipient_numbers: ['447700900123'],
		broadcast_configuration: { variables: { '1': 'Jane', '2': '20%' } },
	},
	'POST /messages/send': {
		type: 'text',
		recipientNumber: '447700900123',
		messageText: 'Hi! A human will be with you shortly.',
	},
};

const nameOf = ({ method, path }: Contract) => `${method} ${path}`;
const withBody = contracts.flatMap((contract): Array<[string, Contract, object]> => {
	const body = documented[nameOf(contract)];
	return body === undefined ? [] : [[nameOf(contract), contract, body]];
});

function contractOf(name: string): Contract {
	const contract = contracts.find((one) => nameOf(one) === name);
	if (contract === undefined) throw new Error(`No contract for ${name}`);
	return contract;
}

const problemOf = (name: string, body: unknown) => {
	const checked = checkRequest(contractOf(name), { body, params: {} });
	return 'problem' in checked ? checked.problem : undefined;
};

test('there is a contract for every documented request, and none besides', () => {
	expect(contracts.map(nameOf).sort()).toEqual(Object.keys(documented).sort());
	expect(keyPlaces).toEqual([{ in: 'bearer' }]);
});

test.each(contracts.map((contract): [string, Contract] => [nameOf(contract), contract]))(
	'%s: its example is the document’s, and passes',
	(name, contract) => {
		const body = documented[name];
		expect(contract.documentedExample).toEqual(body);
		expect(contract.document).toContain('How to Use the HitlChat API');
		expect(checkRequest(contract, { body, params: {} })).toHaveProperty('call');
	},
);

describe('every operation of the node', () => {
	const operations = fixed(resources).flatMap(({ value, operations: own }) =>
		own.map((operation): [string, (typeof own)[number]] => [
			`${value}: ${operation.value}`,
			operation,
		]),
	);
	test.each(operations)('%s has a contract of the same certainty', (_name, operation) => {
		const { method, url } = operation.request;
		const contract = findContract(contracts, method, url);
		expect(contract?.path).toBe(url);
		expect(contract?.certainty).toBe(operation.source.certainty);
	});

	// A question is sent as text, without what the note of a message is about.
	const written = operations.filter(([name]) => name !== 'message: sendAndWait');
	test.each(written)('%s says what its document leaves open', (_name, operation) => {
		const { method, url } = operation.request;
		const open = findContract(contracts, method, url)?.byConvention ?? [];
		for (const field of open) expect(operation.source.note).toContain(field);
	});
});

describe('the contracts are strict', () => {
	test.each(withBody)('%s refuses an unknown field', (name, _contract, body) => {
		expect(problemOf(name, { ...body, invented: 1 })).toMatchObject({
			status: 400,
			field: 'invented',
		});
	});

	test.each(withBody)('%s refuses fields of another type', (name, _contract, body) => {
		for (const field of Object.keys(body)) {
			expect(problemOf(name, { ...body, [field]: 7 })?.status).toBe(400);
			expect(problemOf(name, { ...body, [field]: null })?.status).toBe(400);
			expect(problemOf(name, { ...body, [field]: '' })?.status).toBe(400);
		}
	});

	test.each<[string, string[]]>([
		['POST /contacts', ['recipientNumber']],
		['POST /agency/invite-client', ['email_address']],
		['POST /broadcasts', ['broadcast_name', 'meta_template_name', 'recipient_numbers']],
		['POST /messages/send', ['type', 'recipientNumber', 'messageText']],
	])('%s refuses a request without %j', (name, fields) => {
		for (const field of fields) {
			const rest = Object.entries(documented[name] ?? {}).filter(([key]) => key !== field);
			expect(problemOf(name, Object.fromEntries(rest))?.status).toBe(400);
		}
	});

	test.each(['GET /conversationlist', 'GET /templates'])('%s takes no body, no query', (name) => {
		expect(problemOf(name, {})?.status).toBe(400);
		const checked = checkRequest(contractOf(name), { query: { limit: '1' } });
		expect(checked).toMatchObject({ problem: { status: 400, field: 'limit' } });
	});

	test.each(['+447700900123', '07700900123', '447700 900123', '12'])(
		'a number is digits with the country code, not %s',
		(recipientNumber) => {
			const body = documented['POST /messages/send'];
			expect(problemOf('POST /messages/send', { ...body, recipientNumber })?.status).toBe(400);
		},
	);

	test('a broadcast has exactly one audience', () => {
		const { recipient_numbers: numbers, ...rest } = documented['POST /broadcasts'] as {
			recipient_numbers: string[];
		};
		const name = 'POST /broadcasts';
		expect(problemOf(name, { ...rest, tags: ['vip'] })).toBeUndefined();
		expect(problemOf(name, { ...rest, contact_lists: ['Leads'] })).toBeUndefined();
		expect(problemOf(name, { ...rest, tags: ['vip'], recipient_numbers: numbers })?.status).toBe(
			400,
		);
		for (const blank of [[], [''], 'vip', {}]) {
			expect(problemOf(name, { ...rest, tags: blank })?.status).toBe(400);
		}
	});

	test.each(['image', 'video', 'audio', 'file'])('%s needs a web address and no text', (type) => {
		const name = 'POST /messages/send';
		const body = { type, recipientNumber: '447700900123', media_url: 'https://example.com/a' };
		expect(problemOf(name, body)).toBeUndefined();
		expect(problemOf(name, { ...body, messageText: 'x' })?.status).toBe(400);
		expect(problemOf(name, { ...body, media_url: 'a.jpg' })?.status).toBe(400);
	});
});
