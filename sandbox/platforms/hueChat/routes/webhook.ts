import { route, type Route } from '../../../platform';
import { createWebhook, deleteWebhook, getWebhook, listWebhooks } from '../contracts/webhook';
import { missing } from '../problem';
import { webhookRow } from '../rows';
import { nextId, type State } from '../state';

export const webhookRoutes: ReadonlyArray<Route<State>> = [
	route(createWebhook, (state: State, { body }) => {
		const id = nextId('wh', state.webhooks);
		return { status: 201, body: state.webhooks.put(id, webhookRow(id, body)) };
	}),
	route(listWebhooks, (state: State) => ({ body: { data: [...state.webhooks.rows()] } })),
	route(getWebhook, (state: State, { params }) => {
		const webhook = state.webhooks.get(params.id);
		return webhook ? { body: webhook } : missing('Webhook');
	}),
	route(deleteWebhook, (state: State, { params }) => {
		if (!state.webhooks.get(params.id)) return missing('Webhook');
		state.webhooks.change(params.id, null);
		return { status: 204 };
	}),
];
