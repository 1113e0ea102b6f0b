import { resource } from '../shared/operation';
import { getAllOf, getOf } from './crud';
import { paths } from './paths';
import { agentOutput, inboxOutput, labelOutput, teamOutput } from './outputs/v1';

const inboxes = { one: 'an inbox', many: 'inboxes', answer: inboxOutput };
const teams = { one: 'a team', many: 'teams', answer: teamOutput };

/** The channels of the account. */
export const inbox = resource('inbox', 'Inbox', [
	getOf(paths.inbox.get, inboxes),
	getAllOf(paths.inbox.getAll, inboxes),
]);

/** The people who answer. */
export const agent = resource('agent', 'Agent', [
	getAllOf(paths.agent.getAll, { one: 'an agent', many: 'agents', answer: agentOutput }),
]);

/** Their groups. */
export const team = resource('team', 'Team', [
	getOf(paths.team.get, teams),
	getAllOf(paths.team.getAll, teams),
]);

/** The labels that conversations can have. */
export const label = resource('label', 'Label', [
	getAllOf(paths.label.getAll, { one: 'a label', many: 'labels', answer: labelOutput }),
]);
