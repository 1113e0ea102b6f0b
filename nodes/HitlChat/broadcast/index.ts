import { resource } from '../../shared/operation';
import { send } from './send';

export const broadcast = resource('broadcast', 'Broadcast', [send]);
