import { resource } from '../../shared/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from '../crud';
import { demanded } from '../fields';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { one } from '../shapes';
import { audienceOfChange, audienceOfNew } from './audience';
import { audience, name, optional, template, templateValues } from './fields';
import { broadcastOutput } from '../outputs/v2';
import { variables } from './variables';

const labels = { one: 'a broadcast', many: 'broadcasts', answer: broadcastOutput };

const create = createOf(paths.broadcast.create, labels, {
	fields: [demanded(name), demanded(template), audience, ...templateValues],
	optional,
	risk: 'bulk',
	audience: audienceOfNew,
	dryRun: true,
	action: 'Create broadcast to everybody in contact list',
	description:
		'Prepare a template message to everybody in a contact list; with a scheduled time it may go out without Send',
	note: 'With a scheduled time it may go out without a further call.',
});

const update = updateOf(paths.broadcast.update, labels, {
	optional: [name, template, audience, ...optional, ...variables],
	risk: 'bulk',
	audience: audienceOfChange,
	dryRun: true,
	note: 'No field can be cleared: without its time or its audience a broadcast could go out at once, or to everybody.',
});

const send = operationAt(paths.broadcast.send, {
	value: 'send',
	name: 'Send',
	action: 'Send broadcast to everybody in its contact list',
	description: 'Send a broadcast that was created before to everybody in its contact list, now; only once',
	builderHint:
		'Reaches everybody in the contact list of the broadcast. Add dryRun to the options until the user has seen the request.',
	note: 'The action and the 409 for a broadcast that was sent before are stated.',
	risk: 'bulk',
	dryRun: true,
	fields: [],
	output: one,
	...broadcastOutput,
});

export const broadcast = resource('broadcast', 'Broadcast', [
	create,
	deleteOf(paths.broadcast.delete, labels),
	getOf(paths.broadcast.get, labels),
	getPagesOf(paths.broadcast.getAll, labels),
	send,
	update,
]);
