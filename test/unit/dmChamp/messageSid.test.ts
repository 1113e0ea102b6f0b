import { messageSid } from '../../../nodes/DmChamp/message/messageSid';
import { itemView } from '../fields/itemView';

const PLACE = ['instance', 'workflow', 'node', '7', 1_700_000_000_000, 0, 3];

function sidOf(customData: Record<string, unknown>, place: Array<string | number> = PLACE): string {
	const view = { ...itemView(), identity: () => place };
	const body = { customData: { ...customData }, messageType: 'text' };
	messageSid({ body }, view);
	return String((body.customData as { messageSid?: unknown }).messageSid);
}

const MESSAGE = { fromId: 'a', toId: 'b', body: 'Hello' };

test('a given id stays', () => {
	expect(sidOf({ ...MESSAGE, messageSid: 'mine' })).toBe('mine');
});

test('the same place and message give the same id', () => {
	expect(sidOf(MESSAGE)).toBe(sidOf(MESSAGE));
	expect(sidOf(MESSAGE)).toMatch(/^n8n-[0-9a-f]{32}$/);
});

test.each(PLACE.map((_part, index) => index))('part %d of the place makes another id', (index) => {
	const other = PLACE.map((part, at) => (at === index ? `${part}x` : part));
	expect(sidOf(MESSAGE, other)).not.toBe(sidOf(MESSAGE));
});

test.each(['fromId', 'toId', 'body'])('another %s makes another id', (field) => {
	expect(sidOf({ ...MESSAGE, [field]: 'other' })).not.toBe(sidOf(MESSAGE));
});
