import { resource } from '../../shared/operation';
import { send } from './send';
import { sendBulk } from './sendBulk';

export const message = resource('message', 'Message', [send, sendBulk]);
