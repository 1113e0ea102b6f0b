import { resource } from '../../shared/operation/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from '../crud';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { one } from '../shapes';
import { audience, audienceGiven, checks, name, optional, reads, template } from './fields';

const thing = { one: 'a broadcast', many: 'broadcasts' };

const create = createOf(paths.broadcast.create, thing, {
	required: [name, template, audience],
	optional,
	reads: reads('additionalFields'),
	checks: checks('additionalFields'),
	dryRun: true,
	note: 'With a scheduled time it may go out without a further call.',
});

const update = updateOf(paths.broadcast.update, thing, {
	optional: [name, template, audience, ...optional],
	reads: reads('updateFields'),
	checks: [audienceGiven, ...checks('updateFields')],
	dryRun: true,
});

const send = operationAt(paths.broadcast.send, {
	value: 'send',
	name: 'Send',
	action: 'Send a broadcast',
	description: 'Send a broadcast that was created before to its audience, now',
	note: 'The action and the 409 for a broadcast that was sent before are stated.',
	dryRun: true,
	fields: [],
	output: [one],
});

export const broadcast = resource('broadcast', 'Broadcast', [
	create,
	deleteOf(paths.broadcast.delete, thing),
	getOf(paths.broadcast.get, thing),
	getPagesOf(paths.broadcast.getAll, thing),
	send,
	update,
]);
