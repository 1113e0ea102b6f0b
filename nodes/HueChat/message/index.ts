import { resource } from '../../shared/operation';
import { getAll } from './getAll';
import { send } from './send';
import { sendAndWait } from './sendAndWait';

export const message = resource('message', 'Message', [getAll, send, sendAndWait]);
