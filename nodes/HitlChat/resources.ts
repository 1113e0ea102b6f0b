import { agencyClient } from './agencyClient';
import { broadcast } from './broadcast';
import { contact } from './contact';
import { conversation } from './conversation';
import { message } from './message';
import { template } from './template';

/** All that the HitlChat node can do. */
export const resources = [agencyClient, broadcast, contact, conversation, message, template];
