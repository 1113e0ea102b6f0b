import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { liveSince, notingLive } from '../../load/bench/growth/liveMemory';

const MIB = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), 'chat-inbox-live-memory-'));

afterAll(() => rmSync(folder, { recursive: true }));

function noted(...lines: string[]): string {
	const file = join(folder, `${lines.length}.txt`);
	writeFileSync(file, lines.join('\n'));
	return file;
}

describe('liveSince', () => {
	it('is the growth of the process that grew most, from its last note before', () => {
		const file = noted(
			`1 100 ${500 * MIB}`,
			`1 200 ${300 * MIB}`,
			`2 200 ${20 * MIB}`,
			`1 300 ${360 * MIB}`,
			`2 300 ${30 * MIB}`,
			`1 400 ${340 * MIB}`,
			// A process that began meanwhile, and one that was killed while it wrote.
			`3 400 ${900 * MIB}`,
			'1 500 9',
		);
		expect(liveSince(file, 300)).toBe(60);
	});

	it('says so where nothing was noted', () => {
		expect(() => liveSince(join(folder, 'none.txt'), 0)).toThrow('No process noted its memory');
		expect(() => liveSince(noted(`1 100 ${MIB}`, ''), 200)).toThrow('No process noted its memory');
	});

	it('counts what a process keeps, and not its garbage', async () => {
		const file = join(folder, 'process.txt');
		// Texts of half a MiB, which V8 keeps on its heap: 40 MiB that stay, and ten times as many that do not.
		const code = `
			const fill = () => Array.from({ length: 80 }, () => Buffer.alloc(${MIB / 2}, 'x').toString('latin1'));
			const kept = [];
			setTimeout(() => { console.log(Date.now()); kept.push(fill()); for (let at = 0; at < 10; at += 1) fill(); }, 2_500);
			setTimeout(() => console.log(kept.length), 6_000);`;
		const child = spawn(process.execPath, ['-e', code], { env: { ...process.env, ...notingLive(file) } });
		let said = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
		await once(child, 'close');
		const live = liveSince(file, Number(said.split('\n')[0]));
		expect(live).toBeGreaterThan(35);
		expect(live).toBeLessThan(100);
	});
});
