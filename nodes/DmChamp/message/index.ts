import { resource } from '../../shared/operation';
import { receive } from './receive';
import { send } from './send';
import { sendAndWait } from './sendAndWait';
import { sendWhatsAppWeb } from './sendWhatsAppWeb';

export const message = resource('message', 'Message', [receive, send, sendAndWait, sendWhatsAppWeb]);
