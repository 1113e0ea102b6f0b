import { contact } from './contact';
import { conversation } from './conversation';
import { message } from './message';
import { template } from './template';

/** All that the HueChat node can do. */
export const resources = [contact, conversation, message, template];
