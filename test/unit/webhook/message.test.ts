import { flatMessage, sessionIdOf } from '../../../nodes/shared/webhook/message/message';

const nobody = { id: null, phone: null, email: null };

it.each([
	['whatsapp', { ...nobody, id: 'cnt_1', phone: '+44' }, 'hueChat:whatsapp:cnt_1'],
	['WhatsApp', { ...nobody, id: 'cnt_1' }, 'hueChat:whatsapp:cnt_1'],
	[null, { ...nobody, phone: '+44' }, 'hueChat::+44'],
	['a:b', { ...nobody, email: 'c' }, 'hueChat:a%3ab:c'],
	['a', { ...nobody, email: 'b:c' }, 'hueChat:a:b:c'],
	['\ud800', { ...nobody, email: 'c' }, 'hueChat:\ud800:c'],
	['sms', nobody, null],
])('names the session on %s of %j', (channel, contact, session) => {
	expect(sessionIdOf('hueChat', channel, contact)).toBe(session);
});

it('fills in what a platform leaves out', () => {
	const parts = { id: '1', platform: 'dmChamp', event: 'e', type: 't', verified: 'none' } as const;
	expect(flatMessage({ ...parts, contact: { id: 'c' }, text: 'Hi' }, 0)).toEqual({
		...parts,
		channel: null,
		direction: 'incoming',
		contact: { id: 'c', name: null, phone: null, email: null },
		receiver: null,
		conversationId: null,
		text: 'Hi',
		media: [],
		timestamp: '1970-01-01T00:00:00.000Z',
		sessionId: 'dmChamp::c',
		chatInput: 'Hi',
		reply: null,
	});
	expect(flatMessage({ ...parts, raw: { a: 1 } })).toMatchObject({ raw: { a: 1 } });
});
