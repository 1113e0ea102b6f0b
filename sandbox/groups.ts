/** Members by group name (a tag, a list), so that addressing a group need not look at everybody. */
export class Groups {
	private readonly members = new Map<string, Set<string>>();

	add(member: string, names: readonly string[]): void {
		for (const name of names) {
			const found = this.members.get(name) ?? new Set();
			this.members.set(name, found.add(member));
		}
	}

	/** Everybody in at least one of the groups; a group nobody is in has no members. */
	membersOf(names: readonly string[]): string[] {
		return [...new Set(names.flatMap((name) => [...(this.members.get(name) ?? [])]))];
	}
}
