import { ClaimWindow } from '../../../nodes/shared/idempotency/claimWindow';
import { settled } from '../transport/fakeClock';

/** Lets members enter until no more may. */
function fill(window: ClaimWindow, count: number) {
	const inside: number[] = [];
	for (let index = 0; index < count; index += 1) {
		void window.enter().then(() => inside.push(index));
	}
	return inside;
}

test('as many as 8 are claimed at first, in their order', async () => {
	const inside = fill(new ClaimWindow(), 100);
	await settled();
	expect(inside).toEqual(Array.from({ length: 8 }, (_, index) => index));
});

test('one that leaves makes room for the next', async () => {
	const window = new ClaimWindow();
	const inside = fill(window, 20);
	await settled();
	window.leave();
	window.leave();
	await settled();
	expect(inside).toHaveLength(10);
	expect(inside.at(-1)).toBe(9);
});

test('requests that leave at once let more be claimed ahead, 500 at the most', async () => {
	const window = new ClaimWindow();
	const inside = fill(window, 1_000);
	for (let times = 0; times < 2_000; times += 1) window.note(1);
	await settled();
	expect(inside).toHaveLength(500);
});

test('requests that wait for their turn let fewer be claimed ahead, four at the least', async () => {
	const window = new ClaimWindow();
	for (let times = 0; times < 100; times += 1) window.note(500);
	const inside = fill(window, 100);
	await settled();
	expect(inside).toHaveLength(4);
});

test('one at a time stays one at a time', async () => {
	const window = new ClaimWindow(1);
	for (let times = 0; times < 100; times += 1) window.note(1);
	const inside = fill(window, 3);
	await settled();
	expect(inside).toEqual([0]);
});
