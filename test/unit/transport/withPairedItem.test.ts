import { withPairedItem } from '../../../nodes/shared/transport/response/withPairedItem';

const pairedItem = { item: 3 };

it('ties every item to the one that it comes from, with its files', () => {
	const binary = { data: { data: 'YQ==', mimeType: 'text/plain' } };
	expect(withPairedItem([{ json: { a: 1 }, binary }, { json: {} }], 3)).toEqual([
		{ json: { a: 1 }, binary, pairedItem },
		{ json: {}, pairedItem },
	]);
	expect(withPairedItem([], 3)).toEqual([]);
});

it.each(['a text', { code: 1 }, true, 1, []])(
	'a vendor’s error %j is called so: n8n would run it again',
	(error) => {
		expect(withPairedItem([{ json: { id: 1, error } }], 3)).toEqual([
			{ json: { id: 1, vendorError: error }, pairedItem },
		]);
	},
);

it.each([null, false, undefined])('error %j is no error, and stays', (error) => {
	expect(withPairedItem([{ json: { error } }], 3)).toEqual([{ json: { error }, pairedItem }]);
});

it('the vendor’s answer itself is left as it was', () => {
	const answer = { json: { error: 'x' } };
	withPairedItem([answer], 3);
	expect(answer).toEqual({ json: { error: 'x' } });
});
