import type { Platform } from '../platform';
import { chitChatLabs } from './chitChatLabs';
import { dmChamp } from './dmChamp';
import { hitlChat } from './hitlChat';
import { hueChat } from './hueChat';
import { hueChatAccount } from './hueChatAccount';

/** Every platform of the sandbox. A new one is a folder of its own and an entry here. */
export const platforms: readonly Platform[] = [hitlChat, dmChamp, hueChat, hueChatAccount, chitChatLabs];
