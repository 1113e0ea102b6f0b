import { resource } from '../../shared/operation/operation';
import { invite } from './invite';

export const agencyClient = resource('agencyClient', 'Agency Client', [invite]);
