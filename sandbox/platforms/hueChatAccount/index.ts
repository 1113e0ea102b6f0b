import { definePlatform } from '../../platform';
import { COLLECTIONS, type Name } from './contracts';
import { errorBody } from './problem';
import { broadcastRoutes } from './routes/broadcast';
import { routesOf } from './routes/collection';
import { contactRoutes } from './routes/contact';
import { conversationRoutes } from './routes/conversation';
import { messageRoutes } from './routes/message';
import { createState, panels, type State } from './state';

export * from './contracts';

export const hueChatAccount = definePlatform<State>({
	name: 'hueChatAccount',
	title: 'HueChat Account',
	basePath: '/huechat-account',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'hc_live_account/sandbox+key=0003',
	keyPlaces: [{ in: 'header', name: 'api_access_token' }],
	limit: { requests: 600, windowMs: 60_000, scope: 'route', headers: 'ratelimit' },
	errorBody,
	createState,
	panels,
	routes: [
		...conversationRoutes,
		...messageRoutes,
		...contactRoutes,
		...broadcastRoutes,
		...(Object.keys(COLLECTIONS) as Name[]).flatMap(routesOf),
	],
});
