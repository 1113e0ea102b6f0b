import { withCustomRequest } from '../shared/operation';
import { paging } from './customRequest';
import { hueChat } from './platform';
import { contact } from './contact';
import { conversation } from './conversation';
import { message } from './message';
import { template } from './template';

/** All that the HueChat node can do. */
export const resources = withCustomRequest(hueChat, [contact, conversation, message, template], { example: '/contacts', paging });
