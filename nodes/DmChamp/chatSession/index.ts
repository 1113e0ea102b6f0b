import { resource } from '../../shared/operation/operation';
import { get } from './get';
import { getAll } from './getAll';

export const chatSession = resource('chatSession', 'Chat Session', [get, getAll]);
