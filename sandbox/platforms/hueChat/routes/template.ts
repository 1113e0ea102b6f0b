import { route, type Route } from '../../../platform';
import { listTemplates } from '../contracts/template';
import { TEMPLATES, type State } from '../state';
import { paged } from './paged';

export const templateRoutes: ReadonlyArray<Route<State>> = [
	route(listTemplates, (_state: State, { query }) => paged(TEMPLATES, query)),
];
