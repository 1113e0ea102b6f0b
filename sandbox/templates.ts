/** One part of a template, as Meta's page on template components has it. */
type Component = Record<string, unknown> & { type: string; text?: string };

interface Parts {
	category?: string;
	status?: string;
	components: Component[];
}

/**
 * A template in the form in which Meta's Graph API lists it ("Template components",
 * developers.facebook.com), which platforms around WhatsApp pass on.
 */
export const whatsAppTemplate = (
	name: string,
	language: string,
	{ category = 'UTILITY', status = 'APPROVED', components }: Parts,
) => ({ name, parameter_format: 'POSITIONAL', language, status, category, components });

/** The body, with the values with which it was approved. */
export const body = (text: string, ...examples: string[]): Component => ({
	type: 'BODY',
	text,
	...(examples.length > 0 && { example: { body_text: [examples] } }),
});

/** What a template's body says to one recipient. */
export function rendered(
	template: { components: readonly Component[] } | undefined,
	values: Record<string, string> = {},
): string {
	const text = template?.components.find(({ type }) => type === 'BODY')?.text ?? '';
	return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
}

/** A reminder with a title; most platforms here have it among their examples. */
export const APPOINTMENT = whatsAppTemplate('appointment_reminder', 'en', {
	components: [
		{ type: 'HEADER', format: 'TEXT', text: 'Your appointment' },
		body('Hi {{1}}, see you on {{2}}.', 'Jane', 'Monday at 10:00'),
		{ type: 'FOOTER', text: 'Reply STOP to opt out' },
	],
});

/** One without placeholders. */
export const WELCOME = whatsAppTemplate('welcome', 'en', { components: [body('Welcome on board!')] });

/** One with something to fill in everywhere. */
export const ORDER = whatsAppTemplate('order_update', 'en', {
	components: [
		{ type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://example.com/parcel.png'] } },
		body('Hi {{1}}, your order arrives {{2}}.', 'Jane', 'tomorrow'),
		{
			type: 'BUTTONS',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'Thanks' },
				{
					type: 'URL',
					text: 'Track',
					url: 'https://example.com/{{1}}',
					example: ['https://example.com/orders/7'],
				},
				{ type: 'COPY_CODE', text: 'Copy offer code', example: 'MAY10' },
			],
		},
	],
});

/** One that WhatsApp does not let out. */
export const REJECTED = whatsAppTemplate('spring_sale', 'en', {
	category: 'MARKETING',
	status: 'REJECTED',
	components: [body('Everything must go!')],
});

/** A campaign of one month. */
export const PROMO = whatsAppTemplate('promo_may_2026', 'en', {
	category: 'MARKETING',
	components: [
		body('Hi {{1}}, save {{2}} in May.', 'Jane', '20%'),
		{
			type: 'BUTTONS',
			buttons: [{ type: 'URL', text: 'See offers', url: 'https://example.com/may' }],
		},
	],
});

/** One in another language. */
export const WELCOME_BACK = whatsAppTemplate('welcome_back', 'de', {
	category: 'MARKETING',
	components: [body('Schön, dass du da bist!')],
});
