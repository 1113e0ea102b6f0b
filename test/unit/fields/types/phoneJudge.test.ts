import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { Metadata } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';

import { mostDigits } from '../../../../nodes/shared/fields/types/phone/longest';
import {
	behindTrunkPrefix,
	countryCodeIn,
	isCountryCode,
} from '../../../../nodes/shared/fields/types/phone/trunkPrefixes';
import { comparisons, differs, explanations, spellings } from '../../../support/phoneJudge';

const all = comparisons();
const codes = [...new Set(getCountries().map((one) => String(getCountryCallingCode(one))))];

it('compares at least a hundred countries in at least five spellings', () => {
	expect(new Set(all.map(({ country }) => country)).size).toBeGreaterThanOrEqual(100);
	expect(spellings.length).toBeGreaterThanOrEqual(5);
	expect(all.length).toBeGreaterThan(1_000);
});

it('explains every difference, each by one reason', () => {
	const reasons = all.filter(differs).map((one) => ({
		one,
		titles: explanations.filter(({ covers }) => covers(one)).map(({ title }) => title),
	}));
	expect(reasons.filter(({ titles }) => titles.length !== 1)).toEqual([]);
});

it('has no reason for which there is no difference', () => {
	const different = all.filter(differs);
	expect(explanations.filter(({ covers }) => !different.some(covers))).toEqual([]);
});

it('reads no number as that of somebody else, but for Italian ones with a bracketed 0', () => {
	const wrong = all.filter(({ ours, wanted }) => ours !== undefined && ours !== wanted);
	expect([...new Set(wrong.map(({ code, spelling }) => `${code} ${spelling}`))]).toEqual([
		'39 +CC (0)…',
	]);
});

describe('the table of trunk prefixes', () => {
	it('has every country code', () => {
		expect(codes.filter((code) => !isCountryCode(code))).toEqual([]);
	});

	it('has no code that is the beginning of another', () => {
		expect(codes.filter((code) => countryCodeIn(`${code}0000000`) !== code)).toEqual([]);
	});

	it("takes from each country's national example what libphonenumber-js puts before it", () => {
		const different = getCountries().filter((country) => {
			const number = getExampleNumber(country, examples);
			if (number === undefined) return false;
			const dialled = number.formatNational().replace(/\D/g, '');
			const hasPrefix = dialled !== number.nationalNumber;
			const behind = behindTrunkPrefix(dialled, String(number.countryCallingCode));
			return behind !== (hasPrefix ? number.nationalNumber : undefined);
		});
		// The 15 in the middle of Argentina's.
		expect(different).toEqual(['AR']);
	});
});

it('bounds no number of a country that libphonenumber holds for possible', () => {
	const plans = new Metadata(metadata as never);
	const longest = (country: string) => {
		plans.selectNumberingPlan(country as never);
		return Math.max(...(plans.numberingPlan?.possibleLengths() ?? []));
	};
	const different = codes.flatMap((code) => {
		const countries = getCountries().filter((one) => String(getCountryCallingCode(one)) === code);
		const most = Math.max(...countries.map(longest));
		const bound = mostDigits(code);
		return bound === most || (bound === Infinity && most > 11) ? [] : [`${code}: ${bound} for ${most}`];
	});
	// The 1 that stood before Mexico's mobile numbers.
	expect(different).toEqual(['52: 11 for 10']);
});
