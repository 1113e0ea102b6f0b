import { resource } from '../../shared/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { grantCredits } from './grantCredits';

export const subAccount = resource('subAccount', 'Sub Account', [
	create,
	get,
	grantCredits,
	remove,
]);
