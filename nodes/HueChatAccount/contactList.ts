import { resource } from '../shared/operation/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { bodyField } from './fields';
import { paths } from './paths';

const thing = { one: 'a contact list', many: 'contact lists' };
const name = bodyField('Name', 'name');
const description = bodyField('Description', 'description');

export const contactList = resource('contactList', 'Contact List', [
	createOf(paths.contactList.create, thing, { required: [name], optional: [description] }),
	deleteOf(paths.contactList.delete, thing),
	getOf(paths.contactList.get, thing),
	getPagesOf(paths.contactList.getAll, thing),
	updateOf(paths.contactList.update, thing, { optional: [name, description] }),
]);
