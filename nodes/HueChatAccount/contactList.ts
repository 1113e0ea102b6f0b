import { inBody, text } from '../shared/fields';
import { resource } from '../shared/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { demanded } from './fields';
import { paths } from './paths';
import { contactListOutput } from './outputs/v2';

const labels = { one: 'a contact list', many: 'contact lists', answer: contactListOutput };
const name = text({
	displayName: 'Name',
	name: 'name',
	placeholder: 'e.g. Newsletter',
	description: 'What the list is called in HueChat',
	to: inBody('name'),
});
const description = text({
	displayName: 'Description',
	name: 'description',
	description: 'What the list is for, as a note to your team',
	to: inBody('description'),
});

export const contactList = resource('contactList', 'Contact List', [
	createOf(paths.contactList.create, labels, {
		fields: [demanded(name)],
		optional: [description],
	}),
	deleteOf(paths.contactList.delete, labels),
	getOf(paths.contactList.get, labels),
	getPagesOf(paths.contactList.getAll, labels),
	updateOf(paths.contactList.update, labels, {
		optional: [name, description],
		clearable: [description],
	}),
]);
