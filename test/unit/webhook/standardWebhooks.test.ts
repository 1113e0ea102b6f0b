import { randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';

import { verifySignature } from '../../../nodes/shared/webhook';
import { foreignSchemes } from '../../support/foreignSchemes';

const secret = `whsec_${randomBytes(24).toString('base64')}`;

const judged = (headers: Record<string, string>, body: string) =>
	verifySignature({ headers, body: Buffer.from(body), secrets: [secret], vendor: 'huechat', now: Date.now() });

it.each(['webhook', 'svix'])('verifies what the library of the scheme signs, with %s- headers', (prefix) => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (body, id) => {
			const at = new Date();
			const headers = {
				[`${prefix}-id`]: id,
				[`${prefix}-timestamp`]: String(Math.floor(at.getTime() / 1_000)),
				[`${prefix}-signature`]: new Webhook(secret).sign(id, at, body),
			};
			expect(judged(headers, body).kind).toBe('verified');
			expect(judged(headers, `${body}!`).kind).toBe('wrong');
		}),
	);
});

it.each(Object.entries(foreignSchemes))('does not verify %s', (_name, sign) => {
	expect(judged(sign(secret, '{}'), '{}').kind).not.toBe('verified');
});
