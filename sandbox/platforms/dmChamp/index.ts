import { definePlatform } from '../../platform';
import { ERROR_CODES } from './answers';
import { contactRoutes } from './routes/contacts';
import { messageRoutes } from './routes/messages';
import { reportRoutes } from './routes/reports';
import { subAccountRoutes } from './routes/subAccounts';
import { createState, panels, type State } from './state';

export * from './contracts';

export const dmChamp = definePlatform<State>({
	name: 'dmChamp',
	title: 'DM Champ',
	basePath: '/dmchamp/v1',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'champ/sandbox+key=0002',
	keyPlaces: [{ in: 'query', name: 'apiKey' }],
	errorBody: ({ kind, message }) => ({ error: { code: ERROR_CODES[kind], message } }),
	createState,
	panels,
	routes: [...contactRoutes, ...messageRoutes, ...subAccountRoutes, ...reportRoutes],
});
