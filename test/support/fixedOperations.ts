import type { Operation } from '../../nodes/shared/operation';

interface Listed {
	value: string;
	operations: readonly Operation[];
}

/** The resources whose operations each make one request of their own; a custom request makes any. */
export const fixed = <R extends Listed>(resources: readonly R[]): R[] =>
	resources.filter(({ value }) => value !== 'customRequest');
