import { resource } from '../../shared/operation';
import { send } from './send';

export const message = resource('message', 'Message', [send]);
