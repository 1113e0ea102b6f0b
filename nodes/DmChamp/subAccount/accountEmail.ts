import { email } from '../../shared/fields';
import type { Destination, Field } from '../../shared/fields';

/**
 * The email address by which an agency's sub-account is known.
 *
 * @param to where the vendor reads it
 */
export const accountEmail = (to: Destination): Field =>
	email({
		displayName: 'Email',
		name: 'email',
		required: true,
		description: 'The email address by which your agency has this sub-account, such as client@example.com',
		to,
	});
