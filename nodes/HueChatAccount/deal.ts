import { resource } from '../shared/operation/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { bodyField, bodyId } from './fields';
import { idAt } from './ids';
import { paths } from './paths';

const thing = { one: 'a deal', many: 'deals' };
const name = bodyField('Name', 'name');

const fields = [
	bodyId('assigneeId', 'assignee_id'),
	bodyId('contactId', 'contact_id'),
	bodyField('Currency', 'currency', { placeholder: 'e.g. EUR' }),
	bodyField('Stage', 'stage', { placeholder: 'e.g. won' }),
	bodyField('Value', 'value', { type: 'number', default: 0 }),
];

const checks = [idAt('assignee_id', 'assigneeId'), idAt('contact_id', 'contactId')];

export const deal = resource('deal', 'Deal', [
	createOf(paths.deal.create, thing, { required: [name], optional: fields, checks }),
	deleteOf(paths.deal.delete, thing),
	getOf(paths.deal.get, thing),
	getPagesOf(paths.deal.getAll, thing),
	updateOf(paths.deal.update, thing, { optional: [name, ...fields], checks }),
]);
