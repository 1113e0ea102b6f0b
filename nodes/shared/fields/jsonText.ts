export { jsonValue } from './types/jsonObject';
