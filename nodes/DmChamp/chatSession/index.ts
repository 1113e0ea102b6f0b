import { resource } from '../../shared/operation';
import { getAll } from './getAll';
import { getAllByContact } from './getAllByContact';

export const chatSession = resource('chatSession', 'Chat Session', [getAll, getAllByContact]);
