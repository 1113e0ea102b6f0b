import { amount, inBody, text } from '../shared/fields';
import { resource } from '../shared/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { demanded } from './fields';
import { idField } from './ids';
import { paths } from './paths';
import { dealOutput } from './outputs/v2';

const labels = { one: 'a deal', many: 'deals', answer: dealOutput };
const name = text({
	displayName: 'Name',
	name: 'name',
	placeholder: 'e.g. Website for Jane Doe',
	description: 'What the deal is called in the pipeline',
	to: inBody('name'),
});

const fields = [
	idField('assigneeId', { to: inBody('assignee_id') }),
	idField('contactId', { to: inBody('contact_id') }),
	text({
		displayName: 'Currency',
		name: 'currency',
		placeholder: 'e.g. EUR',
		description: 'The currency of the value, as HueChat spells it, usually three letters',
		to: inBody('currency'),
	}),
	text({
		displayName: 'Stage',
		name: 'stage',
		placeholder: 'e.g. won',
		description: 'The stage of the deal, as your pipeline in HueChat names it',
		to: inBody('stage'),
	}),
	amount({
		displayName: 'Value',
		name: 'value',
		description: 'What the deal is worth, such as 1200.50: a dot before the decimals, no thousands separators',
		to: inBody('value'),
	}),
];

export const deal = resource('deal', 'Deal', [
	createOf(paths.deal.create, labels, { fields: [demanded(name)], optional: fields }),
	deleteOf(paths.deal.delete, labels),
	getOf(paths.deal.get, labels),
	getPagesOf(paths.deal.getAll, labels),
	updateOf(paths.deal.update, labels, { optional: [name, ...fields], clearable: fields }),
]);
