import type { INodeParameters } from 'n8n-workflow';

import { resources } from '../../../nodes/HitlChat/resources';
import { checkRequest, findContract, platforms } from '../../../sandbox';
import { fixed } from '../../support/fixedOperations';
import { runHitlChat } from '../setup';
import { useSandbox } from '../support';

const server = useSandbox();

interface Documented {
	parameters: INodeParameters;
	request: { method: string; path: string; body?: unknown };
	/** What the sandbox's answer becomes. */
	items: number;
}

// The requests that "How to Use the HitlChat API" prints, letter for letter.
const examples: Record<string, Documented> = {
	'contact: upsert': {
		parameters: {
			recipientNumber: '447700900123',
			additionalFields: { name: 'Jane Doe', tags: 'vip' },
		},
		request: {
			method: 'POST',
			path: '/contacts',
			body: { recipientNumber: '447700900123', name: 'Jane Doe', tags: ['vip'] },
		},
		items: 1,
	},
	'contact: addTag': {
		parameters: { recipientNumber: '447700900123', tags: 'vip' },
		request: {
			method: 'POST',
			path: '/contacts',
			body: { recipientNumber: '447700900123', tags: ['vip'] },
		},
		items: 1,
	},
	'conversation: getAll': {
		parameters: { returnAll: true },
		request: { method: 'GET', path: '/conversationlist' },
		items: 3,
	},
	'agencyClient: invite': {
		parameters: {
			emailAddress: 'client@example.com',
			additionalFields: { firstName: 'Sam', lastName: 'Lee' },
		},
		request: {
			method: 'POST',
			path: '/agency/invite-client',
			body: { email_address: 'client@example.com', first_name: 'Sam', last_name: 'Lee' },
		},
		items: 1,
	},
	'broadcast: send': {
		parameters: {
			broadcastName: 'May promo',
			metaTemplateName: { __rl: true, mode: 'name', value: 'promo_may_2026' },
			targetBy: 'recipientNumbers',
			recipientNumbers: '447700900123',
			variablesMode: 'rows',
			variables: {
				row: [
					{ name: '1', value: 'Jane' },
					{ name: '2', value: '20%' },
				],
			},
		},
		request: {
			method: 'POST',
			path: '/broadcasts',
			body: {
				broadcast_name: 'May promo',
				meta_template_name: 'promo_may_2026',
				recipient_numbers: ['447700900123'],
				broadcast_configuration: { variables: { '1': 'Jane', '2': '20%' } },
			},
		},
		items: 1,
	},
	'template: getAll': {
		parameters: { returnAll: true },
		request: { method: 'GET', path: '/templates' },
		items: 2,
	},
	'message: send': {
		parameters: {
			recipientNumber: '447700900123',
			type: 'text',
			messageText: 'Hi! A human will be with you shortly.',
		},
		request: {
			method: 'POST',
			path: '/messages/send',
			body: {
				type: 'text',
				recipientNumber: '447700900123',
				messageText: 'Hi! A human will be with you shortly.',
			},
		},
		items: 1,
	},
};

const operations = fixed(resources).flatMap(({ value, operations: own }) =>
	own.map((operation) => ({ name: `${value}: ${operation.value}`, operation })),
);

test('every operation has its documented example here', () => {
	// A question leaves as a message does, which has one.
	const all = operations.map(({ name }) => name).filter((name) => name !== 'message: sendAndWait');
	expect(Object.keys(examples).sort()).toEqual(all.sort());
});

test.each(Object.entries(examples))('%s: the request on the wire is the documented one', async (
	name,
	{ parameters, request, items },
) => {
	const sandbox = server.get();
	const [resource, operation] = name.split(': ');
	const run = await runHitlChat(sandbox, {
		parameters: { resource, operation, ...parameters },
	});
	expect(run.error).toBeUndefined();
	const [received, ...others] = sandbox.requests();
	expect(others).toEqual([]);
	const { method, path, query, body, headers } = received;
	expect({ method, path, query, body }).toEqual({ body: undefined, ...request, query: {} });
	expect(headers.authorization).toBe(`Bearer ${sandbox.key('hitlChat')}`);
	if (request.body === undefined) {
		expect(received.rawBody).toBe('');
		expect(headers['content-type']).toBeUndefined();
	} else {
		expect(headers['content-type']).toMatch(/^application\/json\b/);
	}
	expect(run.output[0]).toHaveLength(items);

	const [platform] = platforms.filter((one) => one.name === 'hitlChat');
	const contract = findContract(platform.contracts, method, path);
	if (contract === undefined) throw new Error(`No contract for ${method} ${path}`);
	expect(checkRequest(contract, { query, body, params: {} })).toHaveProperty('call');
});

test('a base URL may end in a slash', async () => {
	const sandbox = server.get();
	const run = await runHitlChat(sandbox, {
		parameters: { resource: 'conversation', operation: 'getAll' },
		credential: { baseUrl: `${sandbox.baseUrl('hitlChat')}/` },
	});
	expect(run.error).toBeUndefined();
	expect(sandbox.requests()).toMatchObject([{ path: '/conversationlist', status: 200 }]);
});

test('a key pasted with blanks around it works', async () => {
	const sandbox = server.get();
	const run = await runHitlChat(sandbox, {
		parameters: { resource: 'conversation', operation: 'getAll' },
		credential: { apiKey: ` ${sandbox.key('hitlChat')}\n` },
	});
	expect(run.error).toBeUndefined();
});

test('fields that were left empty are not sent', async () => {
	const sandbox = server.get();
	const run = await runHitlChat(sandbox, {
		parameters: {
			resource: 'contact',
			operation: 'upsert',
			recipientNumber: '447700900123',
			additionalFields: { name: '', tags: '' },
		},
	});
	expect(run.error).toBeUndefined();
	expect(sandbox.requests()[0].body).toEqual({ recipientNumber: '447700900123' });
});
