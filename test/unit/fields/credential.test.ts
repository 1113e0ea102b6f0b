import type { IHttpRequestOptions } from 'n8n-workflow';

import { keyInHeader } from '../../../nodes/shared/fields';

const request = (): IHttpRequestOptions => ({ url: '/', headers: { Accept: 'application/json' } });

it('puts the key into its header, without the line break that was copied along', async () => {
	const { headers } = await keyInHeader('Authorization', 'Bearer ')({ apiKey: ' key\n' }, request());
	expect(headers).toEqual({ Accept: 'application/json', Authorization: 'Bearer key' });
});
