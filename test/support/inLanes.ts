/**
 * Works on many things, so many at a time, in their order.
 *
 * @throws what `work` throws first; what is under way then goes on unobserved
 */
export async function inLanes<T>(
	things: readonly T[],
	atATime: number,
	work: (thing: T, index: number) => Promise<void>,
): Promise<void> {
	let next = 0;
	const lane = async () => {
		for (let index = next++; index < things.length; index = next++) await work(things[index], index);
	};
	await Promise.all(Array.from({ length: atATime }, lane));
}
