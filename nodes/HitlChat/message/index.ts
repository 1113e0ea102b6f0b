import { resource } from '../../shared/operation';
import { send } from './send';
import { sendAndWait } from './sendAndWait';

export const message = resource('message', 'Message', [send, sendAndWait]);
