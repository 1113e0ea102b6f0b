import type { z } from 'zod';
import type { Call, Contract, Problem } from './platform';

/** The parts of a request that a contract speaks of; `query` without the key. */
export interface RequestParts {
	readonly params?: unknown;
	readonly query?: Readonly<Record<string, unknown>>;
	readonly body?: unknown;
}

function invalid(field: string, reason: string): Problem {
	const message = field === '' ? reason : `${field}: ${reason}`;
	return { status: 400, kind: 'invalid', message, ...(field !== '' && { field }) };
}

function problemOf(error: z.ZodError, place: string): Problem {
	const [issue] = error.issues;
	if (!issue) return invalid(place, 'is not valid');
	const path = issue.path.join('.');
	if (issue.code === 'unrecognized_keys') {
		const fields = issue.keys.map((key) => [...issue.path, key].join('.'));
		return invalid(fields.join(', '), `unknown ${place} field`);
	}
	return invalid(path === '' ? place : path, issue.message);
}

function partProblem(
	schema: z.ZodTypeAny | undefined,
	value: unknown,
	place: string,
): { value?: unknown; problem?: Problem } {
	if (!schema) return {};
	const parsed = schema.safeParse(value);
	return parsed.success
		? { value: parsed.data as unknown }
		: { problem: problemOf(parsed.error, place) };
}

/**
 * Holds a request against a contract.
 * @returns the parsed call, or the first problem (status 400) with the field it is about.
 */
export function checkRequest(
	contract: Contract,
	parts: RequestParts,
): { call: Call } | { problem: Problem } {
	const query = parts.query ?? {};
	const [unknownQuery] = contract.query ? [] : Object.keys(query);
	if (unknownQuery !== undefined) {
		return { problem: invalid(unknownQuery, 'unknown query field') };
	}
	if (!contract.body && parts.body !== undefined) {
		return { problem: invalid('', 'this route takes no body') };
	}
	const checked = {
		params: partProblem(contract.params, parts.params, 'path'),
		query: partProblem(contract.query, query, 'query'),
		body: partProblem(contract.body, parts.body, 'body'),
	};
	const problem = checked.params.problem ?? checked.query.problem ?? checked.body.problem;
	if (problem) return { problem };
	return {
		call: {
			params: checked.params.value,
			query: checked.query.value,
			body: checked.body.value,
		},
	};
}

/** Whether `path` (still encoded, as on the wire) is one of a template's, `/lists/:id` for example. */
export function fitsTemplate(template: string, path: string): boolean {
	const wanted = template.split('/');
	const given = path.split('/');
	return (
		wanted.length === given.length &&
		wanted.every((part, index) =>
			part.startsWith(':') ? given[index] !== '' : part === given[index],
		)
	);
}

/** The contract for a recorded request; a route without parameters comes before one with. */
export function findContract(
	contracts: readonly Contract[],
	method: string,
	path: string,
): Contract | undefined {
	const sameMethod = contracts.filter((contract) => contract.method === method);
	return (
		sameMethod.find((contract) => contract.path === path) ??
		sameMethod.find((contract) => fitsTemplate(contract.path, path))
	);
}
