import { flagOf } from '../../shared/fields';

/** Reads a flag of the vendor: the document shows none of its values, so the usual spellings count. */
export const isTrue = (value: unknown): boolean => flagOf(value) === true;
