import type { Contact } from './message';

/** Whether somebody can be told from all others: many have one name. */
export const isKnown = ({ id, phone, email }: Partial<Contact>): boolean => Boolean(id ?? phone ?? email);

/** One person of whom two places tell, the first one's word before the second's. */
export const together = (first: Contact, second: Partial<Contact>): Contact => ({
	id: first.id ?? second.id ?? null,
	name: first.name ?? second.name ?? null,
	phone: first.phone ?? second.phone ?? null,
	email: first.email ?? second.email ?? null,
});

const FIELDS = ['id', 'name', 'phone', 'email'] as const;

// `+44 7700 900-123` is `+447700900123`.
const comparable = (text: string): string => text.toLowerCase().replace(/[\s().-]/g, '');

/** Whether two places tell of different people: a field that both have is not the same. */
function areTwo(first: Contact, second: Contact): boolean {
	return FIELDS.some((field) => {
		const [one, other] = [first[field], second[field]];
		return one !== null && other !== null && comparable(one) !== comparable(other);
	});
}

/** What two places tell of one person; where they are two, the first one who is known. */
export function joined(first: Contact, second: Contact): Contact {
	if (!areTwo(first, second)) return together(first, second);
	return isKnown(first) || !isKnown(second) ? first : second;
}
