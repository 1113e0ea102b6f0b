/** A step of the demo that could not be done, with what the person at the keyboard can do. */
export class StepError extends Error {
	/**
	 * @param message What happened.
	 * @param advice What to do about it, one line each.
	 */
	constructor(
		message: string,
		readonly advice: readonly string[] = [],
		options?: ErrorOptions,
	) {
		super(message, options);
		this.name = 'StepError';
	}
}

/** `error` as the lines to print: the message, then the advice where there is some. */
export function explain(error: unknown): string[] {
	if (!(error instanceof Error)) return [String(error)];
	const advice = error instanceof StepError ? error.advice.map((line) => `→ ${line}`) : [];
	return [error.message, ...advice];
}
