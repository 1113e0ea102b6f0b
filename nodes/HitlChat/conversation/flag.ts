import { flagOf } from '../../shared/fields';

export { flagOf };

/** Reads a flag of the vendor, whose document shows none of the values; what is not yes is no. */
export const isTrue = (value: unknown): boolean => flagOf(value) === true;
