import { message } from './message';

/** All that the ChitChatLabs node can do. */
export const resources = [message];
