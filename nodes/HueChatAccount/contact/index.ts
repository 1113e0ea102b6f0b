import { inBody } from '../../shared/fields';
import { resource } from '../../shared/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from '../crud';
import { idField } from '../ids';
import { labelOperations } from '../labels';
import { paths } from '../paths';
import { oneContact } from '../shapes';
import { blocked, clearable, fields } from './fields';
import { search } from './search';
import { sort } from './sort';
import { contactOutput, newContactOutput } from '../outputs/v1';

const labels = { one: 'a contact', many: 'contacts', answer: contactOutput, shape: oneContact };

const create = createOf(paths.contact.create, labels, {
	fields: [idField('inboxId', { required: true, to: inBody('inbox_id') })],
	optional: [...fields, blocked],
	...newContactOutput,
});

const update = updateOf(paths.contact.update, labels, {
	optional: [...fields, blocked],
	clearable,
	note: 'Custom attributes are merged in the family.',
});

export const contact = resource('contact', 'Contact', [
	create,
	deleteOf(paths.contact.delete, labels),
	getOf(paths.contact.get, labels),
	getPagesOf(paths.contact.getAll, labels, { filters: [sort] }),
	...labelOperations(paths.contact, 'a contact'),
	search,
	update,
]);
