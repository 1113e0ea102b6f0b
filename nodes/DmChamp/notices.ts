import type { Notice } from '../shared/operation';

/** "Agency accounts only" ("API Access", help.dmchamp.com/subaccounts). */
export const agenciesOnly: Notice = {
	text: 'Agencies only: DM Champ refuses this to an API key that is not of an agency account.',
};
