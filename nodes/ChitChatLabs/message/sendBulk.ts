import { operation } from '../platform';
import { demandAudience, everybody, searchFields } from './audience';
import { paramFields, sendParams } from './paramFields';
import { additionalFields, templateFields } from './templateFields';

export const sendBulk = operation({
	value: 'sendBulk',
	name: 'Send Template in Bulk',
	action: 'Send template message to many contacts at once',
	description: 'Send a WhatsApp template to all contacts that a search finds: it may reach many people at once',
	builderHint:
		'Reaches everybody whom the search finds. Add dryRun to the additional fields until the user has seen the request; for one person use operation send.',
	source: {
		document: 'Sending Messages via API',
		certainty: 'documented',
		note: 'The answer is not shown, nor what several conditions or an empty search mean; an empty one is refused unless Send to All Contacts is on, and then sent as an empty object.',
	},
	effect: 'send',
	risk: 'bulk',
	request: { method: 'POST', url: '/message/blast' },
	dryRun: true,
	fields: [...searchFields, ...templateFields, ...paramFields(true), everybody, additionalFields],
	checks: [sendParams],
	audience: demandAudience,
	outputSchema: {},
});
