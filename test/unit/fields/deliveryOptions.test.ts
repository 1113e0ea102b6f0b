import type { INodeProperties } from 'n8n-workflow';

import { MAX_WAIT_PARAMETER } from '../../../nodes/shared/transport/run/maxWait';
import { deliveryOptions } from '../../../nodes/shared/fields/deliveryOptions';
import { returnAllOrLimit } from '../../../nodes/shared/fields/returnAll';

const text: INodeProperties = { displayName: 'Text', name: 'text', type: 'string', default: '' };

it('gives every operation an options collection with Longest Wait', () => {
	const fields = deliveryOptions({ fields: [text] });
	expect(fields.map(({ name }) => name)).toEqual(['text', 'options']);
	const [collection, option] = MAX_WAIT_PARAMETER.split('.');
	expect(fields[1]).toMatchObject({ name: collection, type: 'collection', options: [{ name: option, default: 300 }] });
});

it('puts it into the operation\'s own collection, sorted, without changing that', () => {
	const own: INodeProperties = {
		displayName: 'Options', name: 'options', type: 'collection', default: {},
		options: [{ ...text, displayName: 'Zone', name: 'zone' }, { ...text, displayName: 'At', name: 'at' }],
	};
	const names = () => deliveryOptions({ fields: [own, text] }).map(({ name, options }) => [name, options?.map((one) => one.name)]);
	expect(names()).toEqual([['text', undefined], ['options', ['at', 'longestWait', 'zone']]]);
	expect(names()).toEqual([['text', undefined], ['options', ['at', 'longestWait', 'zone']]]);
	expect(own.options).toHaveLength(2);
});

it('Limit shows only without Return All and cuts the list', () => {
	const [all, limit] = returnAllOrLimit;
	expect([all.name, all.default, limit.default]).toEqual(['returnAll', false, 50]);
	expect(limit).toMatchObject({
		displayOptions: { show: { returnAll: [false] } },
		typeOptions: { minValue: 1 },
		routing: { output: { maxResults: '={{$value}}' } },
	});
});
