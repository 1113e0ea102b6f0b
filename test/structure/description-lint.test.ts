import { platforms } from '../../scripts/registry';
import { lintTexts } from './lint';

// The linter sees object literals only, and builders make the fields: so it is shown what they make.

// Knows no names such as WhatsApp; our own rule on sentence case does, and looks at every action.
const OTHERWISE = ['n8n-nodes-base/node-param-operation-option-action-miscased'];

/** A text without the vendor's words in an example of JSON, which are not ours to spell. */
const ownWords = (text: string) => text.replaceAll('"url"', '"URL"');

/** A value as somebody would write it by hand; functions, which no rule looks at, are left out. */
function written(value: unknown): string {
	if (Array.isArray(value)) return `[\n${value.map(written).join(',\n')}\n]`;
	if (typeof value === 'string') return JSON.stringify(ownWords(value));
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).filter(([, one]) => one !== undefined);
	const plain = entries.filter(([name, one]) => name !== 'routing' && typeof one !== 'function');
	const key = (name: string) => (/^\w+$/.test(name) ? name : JSON.stringify(name));
	return `{ ${plain.map(([name, one]) => `${key(name)}: ${written(one)}`).join(', ')} }`;
}

const sourceOf = (properties: unknown) => `export const properties = ${written(properties)};\n`;

function findings(file: string, properties: unknown): string[] {
	const code = sourceOf(properties);
	const [found] = lintTexts([{ file, code }]);
	return found
		.filter(({ rule }) => rule === null || rule.startsWith('n8n-nodes-base/'))
		.filter(({ rule }) => rule === null || !OTHERWISE.includes(rule))
		.map(({ rule, message, line }) => `${rule}: ${message} | ${code.split('\n')[line - 1]}`);
}

it.each(platforms())(
	'$title: the fields as n8n shows them keep n8n’s rules',
	({ folder, action }) => {
		const { properties } = action.node.description;
		expect(findings(`nodes/${folder}/properties.ts`, properties)).toEqual([]);
	},
	60_000,
);

it('a field that breaks them is found', () => {
	const flag = { displayName: 'Active', name: 'active', type: 'boolean', default: false };
	const place = (own: object) => [{ ...flag, displayOptions: { show: { kind: ['a-b'] } }, ...own }];
	const file = 'nodes/Vendor/properties.ts';
	expect(findings(file, place({ description: 'Whether it is active' }))).toEqual([]);
	expect(findings(file, place({ description: 'Sends it' })).join()).toContain(
		'node-param-description-boolean-without-whether',
	);
}, 60_000);
