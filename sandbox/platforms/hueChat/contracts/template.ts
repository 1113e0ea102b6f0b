import { z } from 'zod';
import { contract } from '../../../platform';
import { page, paging } from './fields';

export const listTemplates = contract({
	method: 'GET',
	path: '/channels/whatsapp/templates',
	query: z.strictObject(paging),
	...page('guides/send-whatsapp'),
	byConvention: ['limit', 'offset'],
});
