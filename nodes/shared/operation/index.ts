/** What an operation is and how a node runs it: nothing outside imports past this file. */
export { demandAudience, refuseBlankAudience } from './audience';
export type { PagingChoice } from './customFields';
export { withCustomRequest } from './customRequest';
export type { FileView, ItemView } from './itemView';
export { customOperationsOf, operationsOf, propertiesOf, resource } from './operation';
export { whatsAppWindow } from './notices';
export { orNull, sensitiveOutputFieldsOf } from './outputSchema';
export type { FieldSchemas, OutputSpec } from './outputSchema';
export { placeValue } from './placeValue';
export { itemsOf, listItems } from './shape';
export type {
	Ask,
	Check,
	Notice,
	OnceWords,
	Operation,
	OperationSpec,
	ReadFirst,
	SendOnceSpec,
	Shape,
	ShapedItem,
	Source,
} from './spec';
export { openQuestionOf } from './waiting';
export type { Wait, Waits } from './waiting';
