export { runCredentialTest, type CredentialTestOptions } from './credential-test';
export {
	runListSearch,
	runLoadOptions,
	runResourceMapping,
	type DropdownOptions,
	type ListSearchOptions,
} from './dropdowns';
export { nodeUnderTest, type NodeOptions } from './node-under-test';
export { typeNameOf } from './node-types';
export {
	runAsTool,
	runTools,
	type RunAsToolOptions,
	type RunToolsOptions,
	type ToolCall,
	type ToolRun,
	type ToolsRun,
} from './run-as-tool';
export { runNode, type NodeRun, type RunNodeOptions } from './run-node';
export { runPoll, type PollOptions } from './run-poll';
export { runWorkflow, type WorkflowRun, type WorkflowRunOptions } from './run-workflow';
export { startNode } from './start-node';
export type { CredentialClass, CredentialOptions, ExecutionOptions, NodeClass } from './types';
