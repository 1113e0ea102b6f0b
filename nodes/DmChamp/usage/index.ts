import { resource } from '../../shared/operation';
import { exportUsage } from './export';

export const usage = resource('usage', 'Usage', [exportUsage]);
