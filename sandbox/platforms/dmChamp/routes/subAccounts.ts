import type { z } from 'zod';
import { route, type Answer, type Route } from '../../../platform';
import { missing, problem } from '../answers';
import {
	createSubAccount,
	deleteSubAccount,
	getSubAccount,
	grantCredits,
	type grantBody,
} from '../contracts';
import type { State, SubAccount } from '../state';

function grant(state: State, given: z.output<typeof grantBody>): Answer {
	const { email: address, amount, description = null } = given;
	const account = state.subAccounts.get(address);
	if (!account) return missing('Sub-account');
	const credits = account.credits + amount;
	state.subAccounts.put(address, { ...account, credits });
	const result = { sub_account_id: account.id, credits_added: amount, new_balance: credits };
	const id = `grant_${state.grants.written + 1}`;
	state.grants.put(id, { email: address, description, ...result });
	return { body: { success: true, ...result } };
}

const limits = ({ credits, monthly_credits, roll_over_to_next_month }: SubAccount) => ({
	monthly_credits,
	monthly_credits_used: 0,
	credits,
	roll_over_to_next_month,
});

const PROFILE = {
	business_name: null,
	description: null,
	address_line: null,
	city: null,
	country: null,
	postal_code: null,
	state: null,
	time_zone_id: null,
	language: null,
};

function subAccount(account: SubAccount) {
	const { email: address, first_name, last_name, profile } = account;
	return {
		email: address,
		first_name,
		last_name,
		role: 'Sub Account',
		is_agency_sub_account: true,
		...PROFILE,
		...profile,
		usage_limits: limits(account),
	};
}

export const subAccountRoutes: ReadonlyArray<Route<State>> = [
	route(grantCredits, (state: State, { body }) => grant(state, body)),
	route(getSubAccount, (state: State, { query }) => {
		const account = state.subAccounts.get(query.email);
		return account ? { body: { success: true, data: subAccount(account) } } : missing('Sub-account');
	}),
	route(createSubAccount, (state: State, { body }) => {
		if (state.subAccounts.get(body.email)) return problem(400, 'EXISTS', 'Sub-account exists');
		const { usage_limits, email: address, first_name, last_name, ...profile } = body;
		const id = `account_${state.subAccounts.written + 1}`;
		const account = { id, email: address, first_name, last_name, profile, ...usage_limits };
		return {
			status: 201,
			body: { success: true, data: subAccount(state.subAccounts.put(address, account)) },
		};
	}),
	route(deleteSubAccount, (state: State, { query }) => {
		if (!state.subAccounts.get(query.email)) return missing('Sub-account');
		state.subAccounts.change(query.email, null);
		return { body: { success: true, message: 'Sub-account deleted' } };
	}),
];
