/** How a secret as the vendor shows it becomes the key of the HMAC. */
export type KeyForm =
	/** What stands behind `whsec_`, decoded from base64. */
	| 'decoded'
	/** What stands behind `whsec_`, as text. */
	| 'bare'
	/** The text with its prefix. */
	| 'whole';

type Part = 'id' | 'timestamp' | 'body';

/**
 * One way to sign a delivery with HMAC-SHA256. Header names are in lower case; `{vendor}` in them
 * stands for the vendor's name.
 */
export interface Scheme {
	name: string;
	/** Headers that no other scheme has: where one of them is there, this scheme is meant. */
	ownHeaders: readonly string[];
	/** Headers that anybody may use: the scheme is recognised by the form of what stands there. */
	commonHeaders: readonly string[];
	/** Between the signatures in one header. */
	separator: RegExp;
	/** One signature; its first group is what is encoded. Other versions do not match. */
	signature: RegExp;
	encoding: 'base64' | 'hex';
	/** Where the time of signing stands; it is part of what is signed. */
	timestamp?: { headers: readonly string[] } | { entry: RegExp };
	/** Where the unit is not documented, the size tells: milliseconds have 12 digits and more. */
	unit?: 'seconds' | 'bySize';
	idHeaders?: readonly string[];
	/** What is signed, with dots in between. */
	signed: readonly Part[];
	keyForms: readonly KeyForm[];
}

// 32 bytes, which is what the hash has: anything else cannot be a signature.
const HEX = '[0-9a-fA-F]{64}';
// The last digit holds four bits only: with others set, several texts would read as one signature.
const BASE64 = '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=';

const COMMON = ['x-{vendor}-signature', '{vendor}-signature', 'x-webhook-signature', 'x-signature'];
const EVERY_FORM: readonly KeyForm[] = ['whole', 'bare', 'decoded'];

const standard = {
	commonHeaders: [],
	separator: /\s+/,
	signature: new RegExp(`^v1,(${BASE64}),?$`),
	encoding: 'base64',
	unit: 'seconds',
	signed: ['id', 'timestamp', 'body'],
	keyForms: ['decoded'],
} as const;

/** Every scheme that the webhook door recognises. */
export const schemes: readonly Scheme[] = [
	{
		...standard,
		name: 'Standard Webhooks',
		ownHeaders: ['webhook-signature'],
		timestamp: { headers: ['webhook-timestamp'] },
		idHeaders: ['webhook-id'],
	},
	{
		...standard,
		name: 'Svix',
		ownHeaders: ['svix-signature'],
		timestamp: { headers: ['svix-timestamp'] },
		idHeaders: ['svix-id'],
	},
	{
		name: 'sha256 over the body',
		ownHeaders: ['x-hub-signature-256'],
		commonHeaders: [...COMMON, 'x-{vendor}-signature-256', 'x-signature-256'],
		separator: /[\s,]+/,
		signature: new RegExp(`^sha256=(${HEX})$`),
		encoding: 'hex',
		signed: ['body'],
		keyForms: EVERY_FORM,
	},
	{
		name: 'timestamp and signature in one header',
		ownHeaders: ['stripe-signature'],
		commonHeaders: COMMON,
		separator: /[\s,]+/,
		signature: new RegExp(`^v1=(${HEX})$`),
		encoding: 'hex',
		timestamp: { entry: /^t=(\d+)$/ },
		unit: 'bySize',
		signed: ['timestamp', 'body'],
		keyForms: EVERY_FORM,
	},
	{
		name: 'timestamp and signature in two headers',
		ownHeaders: [],
		commonHeaders: COMMON,
		separator: /[\s,]+/,
		signature: new RegExp(`^(?:sha256=|v1=)?(${HEX})$`),
		encoding: 'hex',
		timestamp: {
			headers: ['x-{vendor}-timestamp', '{vendor}-timestamp', 'x-webhook-timestamp', 'x-timestamp'],
		},
		unit: 'bySize',
		signed: ['timestamp', 'body'],
		keyForms: EVERY_FORM,
	},
];
