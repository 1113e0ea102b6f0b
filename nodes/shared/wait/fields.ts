import { choice, collection, group, text } from '../fields';
import type { FieldOrCollection } from '../fields';
import { limitWaitTime } from './limit';

const APPROVAL = { responseType: ['approval'] };
const FREE_TEXT = { responseType: ['freeText'] };

const approvalOptions = group({
	displayName: 'Approval Options',
	name: 'approvalOptions',
	description: 'The buttons of the page behind the link: approve alone, or approve and decline',
	show: APPROVAL,
	fields: [
		choice({
			displayName: 'Type of Approval',
			name: 'approvalType',
			description: 'Which buttons the page has',
			options: [
				{ name: 'Approve and Disapprove', value: 'double' },
				{ name: 'Approve Only', value: 'single' },
			],
			default: 'single',
		}),
		text({
			displayName: 'Approve Button Label',
			name: 'approveLabel',
			default: 'Approve',
			description: 'The words on the button that says yes, in the language of whoever answers',
		}),
		text({
			displayName: 'Disapprove Button Label',
			name: 'disapproveLabel',
			default: 'Decline',
			description: 'The words on the button that says no, in the language of whoever answers',
			show: { approvalType: ['double'] },
		}),
	],
});

/**
 * What is asked and how it is answered, with the parameters that n8n's own nodes have: its human review
 * for agents looks for these names.
 */
export const questionFields: readonly FieldOrCollection[] = [
	text({
		displayName: 'Message',
		name: 'message',
		rows: 4,
		required: true,
		placeholder: 'e.g. Shall I book the table for 7 pm?',
		description: 'What to ask. A link to the page with the answer is added below it.',
	}),
	choice({
		displayName: 'Response Type',
		name: 'responseType',
		description: 'How the recipient answers, on a page that the link opens',
		options: [
			{ name: 'Approval', value: 'approval', description: 'By pressing a button' },
			{ name: 'Free Text', value: 'freeText', description: 'In their own words' },
		],
		default: 'approval',
	}),
	approvalOptions,
	collection('Options', 'options', [
		limitWaitTime,
		text({
			displayName: 'Message Button Label',
			name: 'messageButtonLabel',
			default: 'Respond here',
			description: 'The words before the link in the message',
		}),
		text({
			displayName: 'Response Form Button Label',
			name: 'responseFormButtonLabel',
			default: 'Submit',
			show: FREE_TEXT,
			description: 'What the button says that sends the answer',
		}),
		text({
			displayName: 'Response Form Title',
			name: 'responseFormTitle',
			description: 'The heading of the page',
		}),
	]),
];
