import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { Result } from '../http/body';

const LONGEST_NAME = 512;

const isNameLike = (value: unknown): boolean =>
	typeof value === 'string' || Number.isSafeInteger(value);

/** An id or a name: text that is not blank, or a whole number, which some systems send. */
export const idText = z
	.custom<string | number>(isNameLike, 'must be text')
	.transform(String)
	.pipe(
		z
			.string()
			.max(LONGEST_NAME, `must have at most ${LONGEST_NAME} characters`)
			.refine((text) => text.trim() !== '', 'must not be blank'),
	);

/** A value as optional fields give it: templates leave a blank text where they have nothing. */
export const unblank = (value: unknown): unknown =>
	typeof value === 'string' && value.trim() === '' ? undefined : value;

/** Such text where it may be missing. */
export const optionalText = z.preprocess(unblank, idText.nullish());

interface Issue {
	path: ReadonlyArray<PropertyKey>;
	message: string;
}

/** The part of a zod schema that versions 3 and 4 have in common. */
interface Schema<T> {
	safeParse(
		value: unknown,
	): { success: true; data: T } | { success: false; error: { issues: Issue[] } };
}

const valueAt = (body: unknown, path: Issue['path']): unknown =>
	path.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
		body,
	);

/**
 * Checks a body against a schema.
 *
 * @param schema its messages are read behind the field's name: `must be text`
 * @returns the schema's value, or a 400 that names the first field which does not fit
 */
export function parseBody<T>(schema: Schema<T>, body: IDataObject): Result<T> {
	const checked = schema.safeParse(body);
	if (checked.success) return { value: checked.data };
	const [issue] = checked.error.issues;
	const missing = valueAt(body, issue.path) === undefined;
	const field = issue.path.length === 0 ? 'The body' : issue.path.map(String).join('.');
	const message = `${field} ${missing ? 'is required' : issue.message}.`;
	return { refusal: { status: 400, code: 'INVALID_REQUEST', message } };
}
