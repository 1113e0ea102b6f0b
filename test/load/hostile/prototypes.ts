const WATCHED = { Object, Array, String, Function, Promise, Buffer };

const fingerprint = (): string =>
	JSON.stringify(
		Object.entries(WATCHED).map(([name, { prototype }]) => [
			name,
			Reflect.ownKeys(prototype as object).map(String),
		]),
	);

/** Watches whether anything was written to what all objects of this process share. */
export class Prototypes {
	private readonly before = fingerprint();

	get arePolluted(): boolean {
		return 'polluted' in {} || this.before !== fingerprint();
	}
}
