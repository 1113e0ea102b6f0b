import { resource } from '../../shared/operation';
import { addTag } from './addTag';
import { addToList } from './addToList';
import { create } from './create';
import { get } from './get';
import { getTags } from './getTags';
import { update } from './update';

export const contact = resource('contact', 'Contact', [
	addTag,
	addToList,
	create,
	get,
	getTags,
	update,
]);
