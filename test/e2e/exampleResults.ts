/** What comes of an example that is started by hand. */
export interface ExampleResult {
	/** `success` unless told; `waiting` where it waits for a person. */
	status?: string;
	/** What reaches the vendors, in this order: method and path, and the body. */
	requests: Array<[request: string, body: unknown]>;
	/** The node whose output matters. */
	last: string;
	/** What that node outputs, or a part of it. */
	output: object[];
}

const toPhone = (body: string, customChannel = 'custom'): [string, unknown] => [
	'POST /send_custom_channel_message',
	{ customData: { fromId: 'external-contact-id', customChannel, body } },
];

const toAmira = (content: string, contact = 'cnt_amira'): [string, unknown] => [
	`POST /contact/${contact}/message`,
	{ channel: 'whatsapp', message_type: 'text', content },
];

const onWhatsApp = (recipientNumber: string, messageText: string): [string, unknown] => [
	'POST /messages/send',
	{ recipientNumber, type: 'text', messageText },
];

const sent = { success: true };
const ACCOUNT = '/api/v2/accounts/42';
const AMIRA = '+447700900201';

/** The results by file name. */
export const EXPECTED: Readonly<Record<string, ExampleResult>> = {
	'answer-in-the-chat-answers.json': {
		requests: [],
		last: 'Your Normal Flow',
		output: [{ platform: 'dmChamp', sessionId: 'dmChamp:custom:external-contact-id' }],
	},
	'answer-in-the-chat-ask.json': {
		requests: [onWhatsApp('447700900123', 'Shall we deliver on Friday?')],
		last: 'Give It Back',
		output: [{ answered: true, text: 'Friday is fine' }],
	},
	'chitchatlabs-rows.json': {
		requests: [
			[
				'POST /message/single',
				{
					to: { mobile: '919739978284', name: 'Partha' },
					fb_template: 'habit_run_confirmation_message',
					language: 'en',
					params: ['Partha', 'Habit Run November Edition', '24th Nov'],
					tag: 'confirmation',
				},
			],
		],
		last: 'Send Confirmation',
		output: [{ mobile: '919739978284' }],
	},
	'chitchatlabs-segment.json': {
		requests: [],
		last: 'Result',
		output: [{ dryRun: true, body: { searchSpec: { city: 'Bengaluru' } }, result: expect.stringContaining('Dry run') as unknown }],
	},
	'dm-champ-agency-onboarding.json': {
		requests: [
			[
				'POST /subaccounts',
				{
					email: 'sam.lee@example.com',
					first_name: 'Sam',
					last_name: 'Lee',
					usage_limits: { monthly_credits: 2000, credits: 200, roll_over_to_next_month: false },
					business_name: 'Lee Flowers',
				},
			],
			[
				'POST /agency/invite-client',
				{ email_address: 'sam.lee@example.com', first_name: 'Sam', last_name: 'Lee' },
			],
		],
		last: 'Invite to HitlChat',
		output: [{ email_address: 'sam.lee@example.com', status: 'pending' }],
	},
	'dm-champ-ai-agent.json': {
		requests: [toPhone('Hello! We are open from 9 to 17. How can I help you?')],
		last: 'Reply',
		output: [sent],
	},
	'dm-champ-auto-recharge.json': {
		requests: [
			[
				'POST /subaccounts/credits',
				{ email: 'client@example.com', amount: 500, description: 'Auto-recharge' },
			],
		],
		last: 'Grant Credits',
		output: [{ alreadyGranted: false, amount: 500 }],
	},
	'dm-champ-echo-bot.json': {
		requests: [toPhone("You said: Customer's message here", 'my-channel')],
		last: 'Echo',
		output: [sent],
	},
	'dm-champ-first-message.json': {
		requests: [toPhone("Welcome! You wrote: Customer's message here")],
		last: 'Greet',
		output: [sent],
	},
	'dm-champ-lead-capture.json': {
		requests: [
			[
				'POST /contacts',
				{
					phone: '+15551234567',
					email: 'jane@example.com',
					firstName: 'Jane',
					lastName: 'Smith',
					phoneNumber: '+15551234567',
				},
			],
			['POST /lists/list_leads/contacts', { contactId: 'contact_3' }],
		],
		last: 'Add to List',
		output: [sent],
	},
	'dm-champ-quiet-window.json': {
		requests: [toPhone("You wrote:\nCustomer's message here")],
		last: 'Reply',
		output: [sent],
	},
	'hitlchat-broadcast-approval.json': {
		requests: [
			[
				'POST /broadcasts',
				{
					broadcast_name: 'May promo',
					meta_template_name: 'welcome_back',
					recipient_numbers: ['447700900201', '447700900202'],
				},
			],
		],
		last: 'Send Broadcast',
		output: [{ broadcast_name: 'May promo', status: 'sent' }],
	},
	'hitlchat-campaign.json': {
		requests: [
			onWhatsApp('447700900201', 'Hi Amira Khan, our spring menu is here!'),
			onWhatsApp('447700900202', 'Hi Tom Baker, our spring menu is here!'),
		],
		last: 'Report',
		output: [{ sent: 2, alreadySent: 0, toLookAt: [] }],
	},
	'hitlchat-clean-numbers.json': {
		requests: [],
		last: 'Each Number Once',
		output: [
			{ name: 'Amira Khan', phone: '+447700900201', before: '+44 (0)7700 900201', problem: '' },
			{ name: 'Tom Baker', phone: '+447700900202', before: '0044 7700-900202', problem: '' },
		],
	},
	'hitlchat-form-lead.json': {
		requests: [
			['POST /contacts', { recipientNumber: '447700900123', name: 'Jane Doe' }],
			['POST /contacts', { recipientNumber: '447700900123', tags: ['lead', 'A demo'] }],
			onWhatsApp(
				'447700900123',
				'Hi Jane Doe, thanks for asking about: A demo. We will be with you shortly.',
			),
		],
		last: 'Send Greeting',
		output: [{ recipientNumber: '447700900123', status: 'sent' }],
	},
	'hitlchat-handed-to-human.json': {
		requests: [onWhatsApp('447700900999', 'Tom Baker (+447700900202) waits for a human.')],
		last: 'Tell the Team',
		output: [{ recipientNumber: '447700900999' }],
	},
	'hitlchat-lead-capture.json': {
		requests: [
			[
				'POST /contacts',
				{ recipientNumber: '447700900123', name: 'Jane Doe', tags: ['lead', 'website'] },
			],
			onWhatsApp(
				'447700900123',
				'Hi Jane Doe, thanks for your interest! We will be with you shortly.',
			),
			['GET /conversationlist', undefined],
		],
		last: 'Send Greeting',
		output: [{ recipientNumber: '447700900123' }],
	},
	'huechat-account-broadcast.json': {
		requests: [
			[
				`POST ${ACCOUNT}/broadcasts`,
				{
					name: 'Spring',
					template_id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c02',
					contact_list_id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c11',
				},
			],
		],
		last: 'Send Broadcast',
		output: [{ dryRun: true, method: 'POST' }],
	},
	'huechat-ai-handover.json': {
		requests: [
			['GET /conversation/conv_amira', undefined],
			toAmira('I am sorry about your parcel. A colleague will take over and help you.'),
			[
				`POST ${ACCOUNT}/tickets`,
				{
					subject: 'Amira asks for a human',
					description: 'My parcel arrived broken. Can I talk to somebody?',
					priority: 'high',
				},
			],
		],
		last: 'Ask a Colleague',
		output: [{ subject: 'Amira asks for a human' }],
	},
	'huechat-delivery-report.json': {
		requests: [
			['GET /conversations', undefined],
			['GET /conversation/conv_amira/messages', undefined],
			['GET /conversation/conv_tom/messages', undefined],
			toAmira('Messages since yesterday:\nnone', encodeURIComponent(AMIRA)),
		],
		last: 'Write Report',
		output: [{ report: expect.stringContaining('Messages since yesterday') as unknown }],
	},
	'huechat-opt-out.json': {
		requests: [
			toAmira('You will not get any more offers from us. Write START to change your mind.'),
		],
		last: 'Confirm Opt-Out',
		output: [{ contact_id: 'cnt_amira' }],
	},
	'huechat-reply-bot.json': {
		requests: [toAmira('Thank you, Amira. You wrote: Is this still on sale?')],
		last: 'Reply',
		output: [{ contact_id: 'cnt_amira', status: 'sent' }],
	},
	'huechat-ticket.json': {
		requests: [
			['GET /api/v1/accounts/42/contacts/search', undefined],
			[
				`POST ${ACCOUNT}/tickets`,
				{
					subject: 'Amira: My order 1042 arrived broken',
					description:
						'My order 1042 arrived broken\n\nSent on whatsapp at 2026-01-25T10:40:00.000Z. Contact in HueChat: not found',
					priority: 'high',
				},
			],
			toAmira('Thank you, we are on it. Your ticket: 0b6c2f0e-5d0a-4f5e-9f0e-000000000001'),
		],
		last: 'Tell the Customer',
		output: [{ contact_id: 'cnt_amira' }],
	},
};
