import { median } from '../../../scripts/package/sizes';

/**
 * The median of the ratios of pairs: what disturbs a machine for a while disturbs both of a pair, and
 * drops out.
 *
 * @param upper measured in the same rounds, in the same order, as `lower`
 */
export function pairedRatio(upper: readonly number[], lower: readonly number[]): number {
	return median(upper.map((value, round) => value / lower[round]));
}

/**
 * Runs several contenders round by round, each round in another order, so that none of them always
 * comes first or follows the same other one.
 *
 * @param run measures one contender once
 * @returns the measurements of each contender, in the order of the rounds
 */
export async function interleaved<Name extends string, Measured>(
	names: readonly Name[],
	rounds: number,
	run: (name: Name, round: number) => Promise<Measured>,
): Promise<Record<Name, Measured[]>> {
	const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
		Name,
		Measured[]
	>;
	for (let round = 0; round < rounds; round += 1) {
		const turned = names.map((_, place) => names[(place + round) % names.length]);
		// Every other round backwards, or each would always follow the same neighbour.
		if (round % 2 === 1) turned.reverse();
		for (const name of turned) results[name].push(await run(name, round));
	}
	return results;
}
