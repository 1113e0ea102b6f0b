import { resource } from '../../shared/operation';
import { invite } from './invite';

export const agencyClient = resource('agencyClient', 'Agency Client', [invite]);
