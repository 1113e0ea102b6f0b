import { eventNameIn } from '../../../nodes/DmChamp/trigger/platformEvent';
import { nameIn } from '../../../nodes/HueChat/trigger/envelope';

it.each([
	[{ type: 'text', event_type: 'message_received' }, 'message_received'],
	[{ type: 'text', eventName: 'message_received' }, 'message_received'],
	[{ topic: 'messages', type: 'new_message' }, 'new_message'],
	[{ type: 'x', event_type: 'y', event: 'new_message' }, 'new_message'],
])('calls an event of DM Champ by its name and not by its message’s kind: %j', (body, name) => {
	expect(eventNameIn(body)).toBe(name);
});

it.each([
	[{ type: 'text', event_type: 'message.received' }, 'message.received'],
	[{ type: 'text', event: 'MESSAGE_RECEIVED' }, 'MESSAGE_RECEIVED'],
	[{ type: 'message.received', event: 'webhook' }, 'message.received'],
	[{ type: 'deal.won' }, 'deal.won'],
])('calls an event of HueChat by its name and not by its message’s kind: %j', (body, name) => {
	expect(nameIn(body)).toBe(name);
});
