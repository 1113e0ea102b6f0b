import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import type { Dice } from '../../support/fuzz/dice';
import { noise } from '../../support/fuzz/values';
import type { Content, Pair } from './delivery';

/** A body as it is sent. */
export interface Wrapped {
	/** What was done to it. */
	sort: string;
	headers: Pair[];
	body: Buffer;
	content: Content;
	/** False where what arrives is not what was put in. */
	isIntact: boolean;
}

// The trigger reads the bytes, whatever is said of them.
const TYPES: readonly string[] = [
	...['application/json', 'application/json; charset=utf-8', 'application/json;charset="utf-16"'],
	...['application/json; charset=latin1', 'application/json; charset=%', 'APPLICATION/JSON', ''],
	...['application/json; charset=utf-8; charset=utf-7', 'text/plain; charset=utf-32be', 'text/html'],
	...['application/x-www-form-urlencoded', 'application/xml', 'application/soap+xml', 'x', ';;;'],
	...['multipart/form-data; boundary=x', 'multipart/form-data', 'multipart/mixed', 'image/png'],
	...['application/octet-stream', 'application/json, text/plain', '__proto__', '=;=;"'],
];

const encoded = (name: string): Pair[] => [['content-encoding', name]];
const fast = { level: 1 };

type Wrap = (content: Buffer, dice: Dice) => Omit<Wrapped, 'isIntact' | 'sort'>;

const WRAPS: ReadonlyArray<readonly [number, readonly [string, Wrap]]> = [
	[85, ['plain', (content) => ({ headers: [], body: content, content })]],
	[4, ['gzip', (content) => ({ headers: encoded('gzip'), body: gzipSync(content, fast), content })]],
	[
		3,
		['deflate', (content) => ({ headers: encoded('deflate'), body: deflateSync(content, fast), content })],
	],
	[
		1,
		[
			'gzip with more behind it',
			(content, dice) => ({
				headers: encoded('gzip'),
				body: Buffer.concat([gzipSync(content, fast), Buffer.alloc(1 + dice.below(50))]),
				content,
			}),
		],
	],
	// n8n does not know these, so that their bytes are the body.
	...(['br', 'GZIP', 'gzip, gzip', 'zstd', 'identity', ''] as const).map((name) => {
		const wrap: Wrap = (content) => {
			const body = name === 'br' ? brotliCompressSync(content) : content;
			return { headers: encoded(name), body, content: body };
		};
		return [0.5, [`encoding ${name || 'without a name'}`, wrap]] as const;
	}),
	[
		2,
		[
			'falsely called compressed',
			(content, dice) => ({
				headers: encoded(dice.pick(['gzip', 'deflate'])),
				// A letter first: by chance, other bytes could be the head of something compressed.
				body: Buffer.concat([Buffer.from('{"'), content]),
				content: 'unreadable',
			}),
		],
	],
	[
		2,
		[
			'compressed and cut off',
			(content, dice) => {
				const whole = gzipSync(content, fast);
				const body = whole.subarray(0, 1 + dice.below(whole.length - 1));
				return { headers: encoded('gzip'), body, content: 'unreadable' };
			},
		],
	],
	[
		1,
		[
			'noise after the head of gzip',
			(_content, dice) => ({
				headers: encoded('gzip'),
				body: Buffer.concat([Buffer.from('1f8b0800000000000003ff', 'hex'), noise(dice, 100)]),
				content: 'unreadable',
			}),
		],
	],
];

/** Sends a content in some form: mostly as it is, else compressed, or called what it is not. */
export function wrap(dice: Dice, content: Buffer): Wrapped {
	// An empty body is none: what it is called does not matter, and not every zlib agrees.
	const [sort, how] = content.length === 0 ? WRAPS[0][1] : dice.weighted(WRAPS);
	const wrapped = how(content, dice);
	const type = dice.maybe(0.6) ? TYPES[0] : dice.pick(TYPES);
	const typed: Pair[] = dice.maybe(0.05) ? [] : [['content-type', type]];
	const isIntact = wrapped.content instanceof Buffer && wrapped.content.equals(content);
	return { sort, ...wrapped, isIntact, headers: [...typed, ...wrapped.headers] };
}
