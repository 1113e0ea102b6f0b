import { withCustomRequest } from '../shared/operation';
import { agencyClient } from './agencyClient';
import { broadcast } from './broadcast';
import { contact } from './contact';
import { conversation } from './conversation';
import { message } from './message';
import { hitlChat } from './platform';
import { template } from './template';

/** All that the HitlChat node can do. */
export const resources = withCustomRequest(hitlChat, [agencyClient, broadcast, contact, conversation, message, template], { example: '/conversationlist' });
