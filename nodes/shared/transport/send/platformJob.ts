import type { Platform } from '../platform';
import { clock, limiters } from '../state';
import type { Account } from './account';
import type { Job } from './job';

/** What the vendor's data and the account decide of a job. */
type OfPlatform = 'clock' | 'limiter' | 'transient500' | 'unavailableMeansNotAccepted' | 'vendor';

/**
 * The part of a job that is the same for all requests of an account to one route: the vendor, what
 * its data says of answers, and the limiter that its limits count for.
 *
 * @param route method and path template, such as `POST /contacts`
 */
export function platformJob(
	platform: Platform,
	account: Account,
	route: string,
): Pick<Job<never>, OfPlatform> {
	const scope = platform.limitScope === 'route' ? `${account.hash} ${route}` : account.hash;
	return {
		vendor: platform,
		transient500: platform.transient500,
		unavailableMeansNotAccepted: platform.unavailableMeansNotAccepted,
		limiter: limiters.get(scope, account.perMinute),
		clock,
	};
}
