import { withCustomRequest } from '../shared/operation';
import { message } from './message';
import { chitChatLabs } from './platform';

/** All that the ChitChatLabs node can do. */
export const resources = withCustomRequest(chitChatLabs, [message], { example: '/message/single' });
