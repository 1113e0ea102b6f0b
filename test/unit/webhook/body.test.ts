import { readBytes, readObjects, type Call } from '../../../nodes/shared/webhook/http/body';

const call: Call = { headers: {}, query: {} };
const read = (text: string) => {
	const result = readObjects(call, Buffer.from(text));
	return 'refusal' in result ? result.refusal.message : result.value;
};

it.each<[string, unknown]>([
	// The form of DM Champ's own chat widget.
	[
		'customData%5BmessageSid%5D=m1&customData[body]=Hi+there%21&messageType=text',
		[{ customData: { messageSid: 'm1', body: 'Hi there!' }, messageType: 'text' }],
	],
	['a=1&a=2&b[]=3&b[]=4', [{ a: ['1', '2'], b: ['3', '4'] }]],
	['payload=%7B%22a%22%3A1%7D', [{ a: 1 }]],
	['a[=1', [{ 'a[': '1' }]],
	['a[__proto__][polluted]=1&constructor[prototype][x]=1&b=2', [{ b: '2' }]],
	['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
	['{"a":1', 'The body is not JSON in UTF-8.'],
	['[{"a":1},2]', 'The body must be a JSON object.'],
	[`[${'{},'.repeat(1_000)}{}]`, 'The body has more than 1000 messages. Send fewer in one call.'],
	[Array.from({ length: 1_001 }, (_, field) => `f${field}=1`).join('&'), 'The body is not JSON in UTF-8.'],
	[`a${'[b]'.repeat(9)}=1`, 'The body is not JSON in UTF-8.'],
])('reads %.60s', (text, expected) => {
	expect(read(text)).toEqual(expected);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it.each<[string, unknown]>([
	['payload=%7B%22id%22%3A12345678901234567890%7D', [{ id: '12345678901234567890' }]],
	['{"id":12345678901234567890,"n":1.5,"s":9007199254740991}', [{ id: '12345678901234567890', n: 1.5, s: 9007199254740991 }]],
])('takes a number of 64 bits as an id, to the last digit: %s', (text, expected) => {
	expect(read(text)).toEqual(expected);
});

it('refuses multipart without reading it', async () => {
	const readRawBody = jest.fn();
	const headers = { 'content-type': 'multipart/form-data; boundary=x' };
	const body = { file: '/srv/upload' };
	expect(await readBytes({ ...call, headers, body, readRawBody })).toMatchObject({
		refusal: { status: 400, message: expect.stringMatching(/multipart/) as unknown },
	});
	expect(readRawBody).not.toHaveBeenCalled();
});
