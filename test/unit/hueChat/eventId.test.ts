import type { IDataObject } from 'n8n-workflow';

import { readEvent } from '../../../nodes/HueChat/trigger/read';
import type { HueChatMessage } from '../../../nodes/HueChat/trigger/read';

const idsOf = (body: object) => {
	const result = readEvent(body as IDataObject, { verified: 'secret' });
	if ('refusal' in result || 'ping' in result.value) throw new Error(JSON.stringify(result));
	return [result.value.id, (result.value.message as HueChatMessage).eventId];
};

it.each<[object, string | null]>([
	// The subject's: as the event's it would drop all but the first event about it.
	[{ id: 'cnt_1', type: 'contact.updated', data: { id: 'cnt_1', name: 'A' } }, null],
	[{ id: 'cnt_1', type: 'CONTACT_UPDATED', payload: { contact: { id: 'cnt_1' } } }, null],
	[{ id: 7, type: 'contact.updated', data: { id: '7' } }, null],
	[{ id: 'cnt_1', type: 'contact.updated', object: { id: 'cnt_1' } }, null],
	[{ id: 'cv_1', type: 'conversation.updated', data: { conversation: { id: 'cv_1' } } }, null],
	[{ id: 'cv_1', type: 'conversation.updated', data: { conversation_id: 'cv_1', status: 'open' } }, null],
	[{ id: 'cnt_1', event_id: 'e1', type: 'contact.updated', data: { id: 'cnt_1' } }, 'e1'],
	// The event's own, whatever `data` repeats of it; somebody is created or deleted once.
	[{ id: 'cnt_1', type: 'contact.created', data: { id: 'cnt_1' } }, 'cnt_1'],
	[{ id: 'cv_1', type: 'conversation.created', data: { id: 'cv_1' } }, 'cv_1'],
	[{ id: 'evt_1', type: 'contact.updated', data: { id: 'evt_1' } }, 'evt_1'],
	[{ id: 'e1', type: 'contact.updated', data: { id: 'cnt_1' } }, 'e1'],
	[{ id: 'e1', type: 'contact.updated', data: { id: 'e1', contact: { id: 'cnt_1' } } }, 'e1'],
	[{ id: 'e1', type: 'contact.deleted', data: null }, 'e1'],
	[{ id: 'm1', type: 'message.received', data: { id: 'm1', content: 'Hi' } }, 'm1'],
	[{ id: 'whe_1', delivery_id: 'd1', type: 'message.received', data: { content: 'Hi' } }, 'd1'],
	[{ id: 'evt_1', delivery_id: 'd1', type: 'message.received', data: { content: 'Hi' } }, 'evt_1'],
	[{ id: 'x', eventId: 'e1', type: 'message.received', contact_id: 'c1' }, 'e1'],
	[{ id: 'e1', event_id: '', type: 'message.received', data: { content: 'Hi' } }, 'e1'],
])('takes the id of the event and not of what it is about: %j', (body, id) => {
	expect(idsOf(body)).toEqual([id, id]);
});
