export { readFlag as yesOrNo } from './types/flag';
