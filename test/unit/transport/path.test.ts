import type { Platform } from '../../../nodes/shared/transport/platform';
import { fillFromCredential, fillPath } from '../../../nodes/shared/transport/send/path';

const platform: Platform = {
	name: 'Vendor',
	keyPlace: 'in Vendor',
	credential: 'vendorApi',
	limitScope: 'key',
	pathFromCredential: { accountId: ({ accountId }) => String(accountId) },
};

it.each([
	['/a/:id', 'id', 7, '/a/7'],
	['/a/:id/b/:idea', 'id', 'x/y ?', '/a/x%2Fy%20%3F/b/:idea'],
	['/a/b', 'id', 7, '/a/b'],
])('%s with %s = %j is %s', (url, name, value, filled) => {
	expect(fillPath(url, name, value)).toBe(filled);
});

it("fills what comes from the credential, and leaves a field's value alone that looks like a part", () => {
	const url = fillPath('/accounts/:accountId/contacts/:contactId', 'contactId', ':accountId');
	expect(fillFromCredential(url, platform, { accountId: '4/2' })).toBe(
		'/accounts/4%2F2/contacts/%3AaccountId',
	);
});

it('leaves the addresses of other platforms alone', () => {
	const { pathFromCredential, ...other } = platform;
	expect(pathFromCredential).toBeDefined();
	expect(fillFromCredential('/a/:accountId', other, {})).toBe('/a/:accountId');
});
