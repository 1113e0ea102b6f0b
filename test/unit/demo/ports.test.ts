import { createServer } from 'node:net';

import { freePort } from '../../../demo/ports';

test('a free port can be listened on, and is none that an outgoing connection could be given', async () => {
	const ports = await Promise.all(Array.from({ length: 50 }, async () => await freePort()));
	for (const port of ports) {
		expect(port).toBeGreaterThanOrEqual(20_000);
		// Linux gives out 32768 and above, macOS and Windows 49152 and above.
		expect(port).toBeLessThan(32_768);
	}
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(ports[0], '127.0.0.1', resolve);
	});
	await new Promise((resolve) => server.close(resolve));
});
