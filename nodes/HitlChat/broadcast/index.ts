import { resource } from '../../shared/operation/operation';
import { send } from './send';

export const broadcast = resource('broadcast', 'Broadcast', [send]);
