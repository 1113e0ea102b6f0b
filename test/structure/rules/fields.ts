import { FIELD_TYPES, text } from '../../../nodes/shared/fields';
import type { Field, FieldType } from '../../../nodes/shared/fields';
import { allFields, type FieldRule, type FieldSet, type Placed } from './data';
import {
	carriesNoRouting,
	demandsOnlyWhatAlwaysShows,
	demandsTheSame,
	namesInCamelCase,
	showsFieldsHere,
	sortsItsOptions,
} from './description';
import { orderRules } from './order';
import { isCondition, readByExecutor } from './reads';

const placedIn = ({ operation }: FieldSet): Placed[] => allFields(operation.fields);

const PROPERTIES: Record<FieldType, readonly string[]> = {
	text: ['string'],
	id: ['string'],
	phone: ['string'],
	email: ['string'],
	url: ['string'],
	urlPath: ['string'],
	integer: ['number'],
	amount: ['number'],
	flag: ['boolean'],
	choice: ['options'],
	choices: ['multiOptions'],
	textList: ['string', 'multiOptions'],
	dateTime: ['dateTime', 'string'],
	jsonObject: ['json', 'fixedCollection'],
	keyValues: ['fixedCollection', 'json'],
	templateVariables: ['fixedCollection', 'json', 'resourceMapper', 'string'],
	locator: ['resourceLocator'],
	file: ['string'],
	group: ['fixedCollection'],
};

// What every builder makes reads by the same function, so its text tells it.
const BUILT = String(text({ displayName: '', name: '' }).read);

function builtWrongly({ type, property, read }: Field): string[] {
	if (!FIELD_TYPES.includes(type)) return ['has no type'];
	const findings: string[] = [];
	if (String(read) !== BUILT) findings.push('is made by hand, not by a builder');
	if (!PROPERTIES[type].includes(property.type)) findings.push(`shows a ${type} otherwise`);
	for (const derived of ['displayOptions', 'required', 'routing']) {
		if (derived in property) findings.push(`has ${derived}, which is derived`);
	}
	return findings;
}

/** Every field has a type, and a builder made it. */
export const isBuilt: FieldRule = (set) =>
	placedIn(set).flatMap(({ field, path }) =>
		builtWrongly(field).map((finding) => `${path} ${finding}`),
	);

/** Every field is sent, decides what else shows, or is read. */
export const hasNoDeadField: FieldRule = (set) => {
	const placed = placedIn(set);
	const isAlive = ({ field, path }: Placed) =>
		field.to !== undefined ||
		isCondition(path, placed) ||
		set.read.has(path) ||
		readByExecutor(set.operation).includes(path);
	return placed
		.filter((one) => !isAlive(one))
		.map(({ path }) => `${path} goes nowhere: it is not sent, and nobody reads it`);
};

/** Checks, output and key ask for parameters that exist. */
export const readsWhatIsThere: FieldRule = (set) => {
	const names = placedIn(set).map(({ path }) => path);
	return [...set.read]
		.filter((name) => !names.includes(name))
		.map((name) => `reads ${name}, which is no field`);
};

const isBlank = (value: unknown) => value === '' || value === undefined || value === null;
const TYPED = ['string', 'number', 'json', 'dateTime', 'color'];

/** What may be left empty is in a collection; a choice that the user made may reveal more. */
export const collectsOptionalFields: FieldRule = ({ operation }) =>
	operation.fields
		.filter((entry) => entry.kind === 'field')
		.filter(({ property, required, show }) => {
			const isOptional = TYPED.includes(property.type) && !required;
			return isOptional && isBlank(property.default) && show === undefined;
		})
		.map(({ property }) => `${property.displayName} is optional and in no collection`);

/** A filter whose expression gave nothing would let the list hold everything, so it is not left out. */
export const refusesBlankFilters: FieldRule = (set) =>
	placedIn(set)
		.filter(({ path, field }) => path.startsWith('filters.') && field.blank === 'leaveOut')
		.map(({ path }) => `${path} is left out where its expression gives nothing`);

function impossible(name: string, wanted: readonly unknown[], before: readonly Placed[]): string[] {
	const switches = before.filter(({ path }) => path === name).map(({ field }) => field);
	const [decider] = switches;
	if (decider === undefined) return [`depends on ${name}, which is no field before it`];
	if (decider.type !== 'choice' && decider.type !== 'flag') {
		return [`depends on ${name}, which is no choice and no flag`];
	}
	const possible: unknown[] = switches.flatMap(({ type, property: { options = [] } }) =>
		type === 'flag' ? [true, false] : options.map((one) => 'value' in one && one.value),
	);
	return wanted
		.filter((value) => !possible.includes(value))
		.map((value) => `waits for ${name} = ${String(value)}, which it never is`);
}

/** Conditions name choices and flags that are read before, and values that these can have. */
export const showsOnWhatCanBe: FieldRule = (set) => {
	const placed = placedIn(set);
	return placed.flatMap(({ field: { show = {} }, path, index }) =>
		Object.entries(show)
			// n8n's own, such as `@tool`, are no fields.
			.filter(([name]) => !name.startsWith('@'))
			.flatMap(([name, wanted]) =>
				impossible(
					name,
					wanted,
					placed.filter((other) => other.index < index),
				),
			)
			.map((finding) => `${path} ${finding}`),
	);
};

/** What shows with a choice that itself shows only sometimes repeats that choice's conditions. */
export const repeatsConditions: FieldRule = (set) => {
	const placed = placedIn(set);
	return placed.flatMap(({ field: { show = {} }, path }) =>
		Object.keys(show).flatMap((name) =>
			placed
				.filter((other) => other.path === name)
				.flatMap((other) => Object.keys(other.field.show ?? {}))
				.filter((condition) => !(condition in show))
				.map((condition) => `${path} shows with ${name} even where ${condition} hides that`),
		),
	);
};

function areApart(a: Field, b: Field): boolean {
	return Object.entries(a.show ?? {}).some(([name, values]) => {
		const theirs = b.show?.[name];
		return theirs !== undefined && !theirs.some((value) => values.includes(value));
	});
}

function meeting(placed: readonly Placed[], isSame: (a: Placed, b: Placed) => boolean): Placed[] {
	return placed.filter((one, index) =>
		placed.slice(index + 1).some((two) => isSame(one, two) && !areApart(one.field, two.field)),
	);
}

/** Two fields of one name never show together. */
export const repeatsNoName: FieldRule = (set) =>
	meeting(placedIn(set), (a, b) => a.path === b.path).map(({ path }) => `${path} is there twice`);

const MERGING: readonly FieldType[] = ['jsonObject', 'keyValues', 'templateVariables'];

/** Two fields that show together do not go to one place, unless both are objects, which are merged. */
export const repeatsNoPlace: FieldRule = (set) => {
	const sent = placedIn(set).filter(({ field: { to, type } }) => to && !MERGING.includes(type));
	const isSame = (a: Placed, b: Placed) =>
		a.field.to?.in === b.field.to?.in && a.field.to?.property === b.field.to?.property;
	return meeting(sent, isSame).map(({ path }) => `${path} is overwritten by another field`);
};

/** What is spread over the body comes after the objects that it must not add to. */
export const spreadsLast: FieldRule = (set) => {
	const placed = placedIn(set).filter(({ field: { to } }) => to?.in === 'body');
	const isSpread = ({ field: { to } }: Placed) => to?.property === '';
	return placed
		.filter(
			(one, index) => MERGING.includes(one.field.type) && placed.slice(0, index).some(isSpread),
		)
		.filter((one) => !isSpread(one))
		.map(({ path }) => `${path} is read after what is spread over the body, which then wins`);
};

/** All rules over the fields of one operation. */
export const fieldRules: readonly FieldRule[] = [
	carriesNoRouting,
	collectsOptionalFields,
	demandsOnlyWhatAlwaysShows,
	demandsTheSame,
	hasNoDeadField,
	isBuilt,
	namesInCamelCase,
	readsWhatIsThere,
	refusesBlankFilters,
	repeatsConditions,
	repeatsNoName,
	repeatsNoPlace,
	showsFieldsHere,
	showsOnWhatCanBe,
	sortsItsOptions,
	spreadsLast,
	...orderRules,
];
