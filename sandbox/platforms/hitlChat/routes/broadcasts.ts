import type { z } from 'zod';
import { route, type Route } from '../../../platform';
import { listTemplates, sendBroadcast, type broadcastBody } from '../contracts';
import { showSent, TEMPLATES, type State } from '../state';

function broadcast(state: State, given: z.output<typeof broadcastBody>): object {
	const recipients = new Set([
		...(given.recipient_numbers ?? []),
		...state.tagged.membersOf(given.tags ?? []),
		...state.listed.membersOf(given.contact_lists ?? []),
	]);
	const { scheduled_datetime: scheduled } = given;
	const isLater = scheduled !== undefined && Date.parse(scheduled) > Date.now();
	if (!isLater) for (const number of recipients) showSent(state, number);
	const id = `broadcast_${state.broadcasts.written + 1}`;
	return state.broadcasts.put(id, {
		id,
		broadcast_name: given.broadcast_name,
		meta_template_name: given.meta_template_name,
		status: isLater ? 'scheduled' : 'sent',
		scheduled_datetime: scheduled ?? null,
		recipients: [...recipients],
		variables: given.broadcast_configuration?.variables ?? {},
	});
}

export const broadcastRoutes: ReadonlyArray<Route<State>> = [
	route(sendBroadcast, (state: State, { body }) => ({ body: broadcast(state, body) })),
	route(listTemplates, () => ({ body: TEMPLATES })),
];
