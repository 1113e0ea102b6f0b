import { flag } from '../fields';
import type { Field } from '../fields';
import { InputError } from '../transport';
import type { OperationContext } from './context';
import type { Operation, Risk } from './spec';

/** Parameter of the switch that a person turns on for agents. */
export const ALLOW_AGENT = 'allowAgent';

const LABEL = 'Allow AI Agent';

/** What an agent would do, after "to". */
const DEEDS: Record<Risk, string> = {
	access: 'give others access or data',
	anything: 'make requests of its own',
	bulk: 'send to many contacts',
	credits: 'spend credits',
	deletes: 'delete anything',
};

/** The switch, which only a tool's form has; none for what an agent may run as it is. */
export function agentSwitch({ risk }: { risk?: Risk }): Array<Field<boolean>> {
	if (risk === undefined) return [];
	return [
		flag({
			displayName: LABEL,
			name: ALLOW_AGENT,
			noDataExpression: true,
			description: `Whether an AI agent may use this tool to ${DEEDS[risk]}. Takes effect only if a person turns it on here: expressions and agents cannot do that.`,
			show: { '@tool': [true] },
		}),
	];
}

/**
 * Refuses what no person allowed an agent to do.
 *
 * The switch counts as it stands in the workflow: an expression, which is also how an agent fills in
 * parameters, turns on nothing.
 *
 * @throws InputError that tells the model to leave it, and the person what to turn on
 */
export function refuseRisk({ isTool, node }: OperationContext, { name, risk }: Operation): void {
	if (risk === undefined || !isTool || node.parameters[ALLOW_AGENT] === true) return;
	throw new InputError(
		`This agent is not allowed to ${DEEDS[risk]}`,
		`Nothing was sent, and trying again changes nothing. A person can allow ${name} by turning on ${LABEL} in the form of the tool.`,
	);
}
