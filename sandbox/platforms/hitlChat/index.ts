import { definePlatform, type ProblemKind } from '../../platform';
import { broadcastRoutes } from './routes/broadcasts';
import { contactRoutes } from './routes/contacts';
import { conversationRoutes } from './routes/conversations';
import { messageRoutes } from './routes/messages';
import { createState, panels, type State } from './state';

export * from './contracts';

// No document shows HitlChat's error body; this is the shape most of its neighbours use.
const ERROR_CODES: Record<ProblemKind, string> = {
	invalid: 'INVALID_REQUEST',
	unauthorized: 'UNAUTHORIZED',
	notFound: 'NOT_FOUND',
	rateLimited: 'RATE_LIMITED',
	serverError: 'SERVER_ERROR',
	refused: 'REFUSED',
};

export const hitlChat = definePlatform<State>({
	name: 'hitlChat',
	title: 'HitlChat',
	basePath: '/hitlchat',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'hitl/sandbox+key=0001',
	keyPlaces: [{ in: 'bearer' }],
	errorBody: ({ kind, message }) => ({ error: { code: ERROR_CODES[kind], message } }),
	createState,
	panels,
	routes: [...conversationRoutes, ...contactRoutes, ...broadcastRoutes, ...messageRoutes],
});
