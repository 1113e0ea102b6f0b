import { withCustomRequest } from '../shared/operation';
import { chatSession } from './chatSession';
import { contact } from './contact';
import { message } from './message';
import { dmChamp } from './platform';
import { subAccount } from './subAccount';
import { summary } from './summary';
import { tag } from './tag';
import { template } from './template';
import { usage } from './usage';

/** All that the DM Champ node can do. */
export const resources = withCustomRequest(dmChamp, [chatSession, contact, message, subAccount, summary, tag, template, usage], { example: '/tags' });
