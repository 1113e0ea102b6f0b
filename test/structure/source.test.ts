import { sourcesBelow } from './files';
import {
	describedByHand,
	otherWaysOut,
	tooLong,
	undescribed,
	unencodedAddresses,
} from './rules/source';

const shipped = sourcesBelow('nodes', 'credentials');

it('sees the source', () => {
	expect(shipped.length).toBeGreaterThan(50);
});

it('no file is above 200 lines, tables of data apart', () => {
	expect([...shipped, ...sourcesBelow('sandbox')].flatMap(tooLong)).toEqual([]);
});

it('no request leaves but through the transport', () => {
	expect(shipped.flatMap(otherWaysOut)).toEqual([]);
});

it('no address is built without encoding', () => {
	expect(shipped.flatMap(unencodedAddresses)).toEqual([]);
});

it('no operation describes by hand what is derived from its data', () => {
	expect(shipped.flatMap(describedByHand)).toEqual([]);
});

it('every exported function is described', () => {
	expect(shipped.flatMap(undescribed)).toEqual([]);
});
