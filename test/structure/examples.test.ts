import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createRequire } from 'node:module';
import type { ICredentialType } from 'n8n-workflow';
import { pictureOf } from '../../scripts/pages/examples';
import { platforms } from '../../scripts/registry';
import { EXPECTED } from '../e2e/exampleResults';
import { root, sourcesBelow } from './files';
import {
	importFindings,
	namesakeFindings,
	placeFindings,
	sharedFindings,
	type Example,
	type Known,
} from './rules/examples';
import { layoutFindings, noteFindings, pinFindings, secretFindings } from './rules/exampleLooks';

const load = createRequire(__filename);
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

const known: Known = {
	packageName: (JSON.parse(read('package.json')) as { name: string }).name,
	nodes: platforms()
		.flatMap(({ action, triggers }) => [action, ...triggers])
		.map(({ node }) => node.description),
	credentials: sourcesBelow('credentials').map(({ file }) => {
		const exported = load(join(root, file)) as Record<string, new () => ICredentialType>;
		return new exported[basename(file, '.credentials.ts')]();
	}),
};

const files = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.json'));
const pictures = join(root, 'docs', 'pictures', 'examples');
const examples = files.map((file) => JSON.parse(read('examples', file)) as Example);
const example = (file: string): Example => JSON.parse(read('examples', file)) as Example;

describe.each(files)('examples/%s', (file) => {
	it('is run by an end-to-end test', () => {
		expect(EXPECTED).toHaveProperty([file]);
	});

	it('is named in a guide', () => {
		const guides = readdirSync(join(root, 'docs', 'guides')).map((guide) => read('docs', 'guides', guide));
		expect(guides.some((text) => text.includes(`(../../examples/${file})`))).toBe(true);
	});

	it('can be imported: all that it names is there', () => {
		expect(importFindings(example(file), known)).toEqual([]);
	});

	it('says what it does and what there is to fill in', () => {
		expect(noteFindings(example(file))).toEqual([]);
	});

	it('runs without an account: what needs one is pinned', () => {
		expect(pinFindings(example(file), known.packageName)).toEqual([]);
	});

	it('is tidy on the canvas', () => {
		expect(layoutFindings(example(file))).toEqual([]);
	});

	it('holds no secret', () => {
		expect(secretFindings(read('examples', file))).toEqual([]);
	});

	// The first picture makes one of every example due.
	(existsSync(pictures) ? it : it.skip)('has a picture', () => {
		expect(existsSync(join(root, pictureOf(basename(file, '.json'))))).toBe(true);
	});

	it('names no place but example.com', () => {
		expect(placeFindings(read('examples', file))).toEqual([]);
	});
});

it('the examples can be published side by side', () => {
	expect(sharedFindings(examples)).toEqual([]);
});

it('one credential id means one credential, and so does one name', () => {
	expect(namesakeFindings(examples)).toEqual([]);
});

describe('the rules find', () => {
	const good = () => example('dm-champ-echo-bot.json');
	/** The example with some text of it changed. */
	const spoilt = (from: string, to: string) => {
		const text = JSON.stringify(good());
		if (!text.includes(from)) throw new Error(`The example does not hold ${from}`);
		return JSON.parse(text.replace(from, to)) as Example;
	};

	it.each([
		['a node type that is unknown', 'chat-inbox.dmChampTrigger', 'chat-inbox.other', /unknown type/],
		['a version that is unknown', '"typeVersion":1,"position":[480,0]', '"typeVersion":9,"position":[]', /unknown type/],
		['another package', 'n8n-nodes-chat-inbox.dmChamp"', 'other.dmChamp"', /unknown type/],
		['a credential that is unknown', '"dmChampApi"', '"someApi"', /no known someApi/],
		['a credential of another node', '"dmChampApi"', '"hitlChatApi"', /takes no hitlChatApi/],
		['a parameter that is unknown', '"customChannel"', '"channelName"', /no parameter channelName/],
		['an operation that is unknown', '"operation":"send"', '"operation":"post"', /offer operation/],
		['an event that is unknown', '"events":["message"]', '"events":["mail"]', /offer events/],
		['a webhook without an id', '"webhookId"', '"hook"', /needs a webhookId/],
		['a line to nowhere', '"node":"Echo"', '"node":"Gone"', /no node Gone/],
		['a long id', 'chatInboxEcho001', 'chatInboxEcho000001', /at most 16/],
		['a trace of its maker', '"settings"', '"meta"', /carries meta/],
	])('%s', (_what, from, to, words) => {
		expect(importFindings(good(), known)).toEqual([]);
		expect(importFindings(spoilt(from, to), known).join('\n')).toMatch(words);
	});

	it.each([
		'"http://127.0.0.1:4010/dmchamp"',
		'"https://api.dmchamp.com/v1"',
		'"wss://push.somebody.io"',
		'"localhost:5678"',
		'"/home/jane/file.csv"',
		'"C:\\\\Users\\\\jane"',
	])('the place %s', (text) => {
		expect(placeFindings(text)).not.toEqual([]);
	});

	it('a part of an agent that hangs on nothing', () => {
		const agent = example('dm-champ-ai-agent.json');
		const [link] = agent.connections['Simple Memory']?.ai_memory?.[0] ?? [];
		if (link === undefined) throw new Error('The example has no memory');
		link.node = 'Gone';
		expect(importFindings(agent, known)).toEqual(['there is no node Gone']);
	});

	it('ids and paths that occur twice', () => {
		const twice = sharedFindings([...examples, example('hitlchat-lead-capture.json')]);
		for (const what of ['workflow', 'node', 'webhookId', 'path']) {
			expect(twice).toContainEqual(expect.stringMatching(new RegExp(`^${what} `)));
		}
		const renamed = spoilt('"name":"DM Champ account"', '"name":"Another account"');
		expect(namesakeFindings([good(), renamed])).toEqual([expect.stringMatching(/^chatInboxDmCh001 /)]);
		const other = spoilt('"id":"chatInboxDmCh001"', '"id":"another"');
		expect(namesakeFindings([good(), other])).toEqual([expect.stringMatching(/^"DM Champ account" /)]);
	});
});
