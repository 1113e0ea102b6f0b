import { definePlatform } from '../../platform';
import { errorBody } from './problem';
import { contactRoutes } from './routes/contact';
import { conversationRoutes } from './routes/conversation';
import { messageRoutes } from './routes/message';
import { templateRoutes } from './routes/template';
import { webhookRoutes } from './routes/webhook';
import { iso } from './rows';
import { createState, panels, type State } from './state';

export * from './contracts';

export const hueChat = definePlatform<State>({
	name: 'hueChat',
	title: 'HueChat',
	basePath: '/huechat',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'sk_test_hue/sandbox+key=0002',
	keyPlaces: [{ in: 'header', name: 'X-API-Key' }, { in: 'bearer' }],
	// The Pro plan's. Its headers stand on every answer to a request with the right key.
	limit: { requests: 1_000, windowMs: 60_000 },
	errorBody,
	createState,
	panels,
	sender: ({ webhooks }) => ({
		hooks: (type) =>
			[...webhooks.rows()]
				.filter(({ active, events }) => active && (events as string[]).includes(type))
				.map(({ id, url, signing_secret }) => ({ id, url, secret: signing_secret })),
		envelope: ({ id, type, data, retry, at }) => ({
			...{ id, type, timestamp: iso(at), retry_count: retry, data },
			organization_id: 'org_sandbox',
		}),
	}),
	routes: [
		...contactRoutes,
		...messageRoutes,
		...conversationRoutes,
		...webhookRoutes,
		...templateRoutes,
	],
});
