import { userFolder } from './environment';
import 'reflect-metadata';
import { Container } from '@n8n/di';
import { InstanceSettings } from 'n8n-core';
import { rmSync } from 'node:fs';

// The settings are kept in memory once read: making them now lets the folder go at once,
// so that no test run leaves anything behind.
Container.get(InstanceSettings);
rmSync(userFolder, { recursive: true, force: true });

export {
	CredentialTestContext,
	DirectoryLoader,
	ExecuteContext,
	ExecutionLifecycleHooks,
	ExternalSecretsProxy,
	getAdditionalKeys,
	LoadOptionsContext,
	PollContext,
	RoutingNode,
	WorkflowExecute,
} from 'n8n-core';
