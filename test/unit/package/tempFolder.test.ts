import { withTempFolder } from '../../../scripts/package/tempFolder';

const before = process.env.TMPDIR;
const folder = '/folder-of-a-package';

afterEach(() => {
	if (before === undefined) delete process.env.TMPDIR;
	else process.env.TMPDIR = before;
});

describe.each([
	['the system’s', undefined],
	['one of its own', '/var/tmp'],
])('the temporary folder of a process that has %s', (_, own) => {
	beforeEach(() => {
		if (own === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = own;
	});

	it('is the given one during the action only', async () => {
		expect(await withTempFolder(folder, async () => process.env.TMPDIR)).toBe(folder);
		expect(process.env.TMPDIR).toBe(own);
	});

	// Otherwise the folders of four packages lie within each other, in a path too long for a socket.
	it('is the usual one after an action that failed', async () => {
		const failed = withTempFolder(folder, async () => {
			throw new Error('no scanner');
		});
		await expect(failed).rejects.toThrow('no scanner');
		expect(process.env.TMPDIR).toBe(own);
	});
});
