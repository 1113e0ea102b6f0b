/** An error body as a public API's documentation or users show it, and what a person should read of it. */
export interface ErrorBody {
	/** The page that shows it. */
	source: string;
	body: unknown;
	/** What must be shown. */
	text: string;
	/** The machine's word. */
	code?: string;
}

// The shapes are those of the pages. Values are shortened, and made up where a page shows a schema only.
export const errorBodies: readonly ErrorBody[] = [
	{
		source: 'developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes',
		body: {
			error: {
				message: '(#130429) Rate limit hit',
				type: 'OAuthException',
				code: 130429,
				error_data: {
					messaging_product: 'whatsapp',
					details:
						'Message failed to send because there were too many messages sent from this phone number in a short period of time',
				},
				fbtrace_id: 'Az8or2yhqkZfEZ',
			},
		},
		text: '(#130429) Rate limit hit (Message failed to send because there were too many messages sent from this phone number in a short period of time)',
		code: '130429',
	},
	{
		source: 'docs.ycloud.com/reference-link/whatsapp-errors',
		body: {
			error: {
				status: 429,
				code: 'TOO_MANY_REQUESTS',
				message: '(#131056) (Business Account, Consumer Account) pair rate limit hit',
				target: 'whatsappApiError',
				requestId: 'req_1',
				whatsappApiError: {
					message: '(#131056) (Business Account, Consumer Account) pair rate limit hit',
					type: 'OAuthException',
					code: '131056',
					error_data: {
						messaging_product: 'whatsapp',
						details: 'Message failed to send because there were too many messages',
					},
				},
			},
		},
		text: '(#131056) (Business Account, Consumer Account) pair rate limit hit (Message failed to send because there were too many messages)',
		code: 'TOO_MANY_REQUESTS',
	},
	{
		source: 'share.apidog.com/apidoc/docs-site/347068/schema-453123 (WhatsApp On-Premises API)',
		body: {
			errors: [{ code: 1008, title: 'Required parameter is missing', details: 'Parameter to is missing' }],
			meta: { version: '2.43.1' },
		},
		text: 'Required parameter is missing: Parameter to is missing',
	},
	{
		source: 'github.com/chatwoot/chatwoot/issues/15917',
		body: { message: 'Phone number has already been taken', attributes: ['phone_number'] },
		text: 'Phone number has already been taken (phone_number)',
	},
	{
		source: 'packagist.org/packages/a-h-abid/laravalerors (Laravel)',
		body: {
			message: 'The given data was invalid.',
			errors: {
				name: ['The name field is required.'],
				age: ['The age field must be at least 18.'],
			},
		},
		text: 'The given data was invalid. (name: The name field is required; age: The age field must be at least 18)',
	},
	{
		source: 'packagist.org/packages/a-h-abid/laravalerors (rules)',
		body: {
			message: 'The given data was invalid.',
			errors: { name: [{ rule: 'required', options: [], message: 'The name field is required.' }] },
		},
		text: 'The given data was invalid. (name: The name field is required)',
	},
	{
		source: 'docs.pensopay.com/v2.0/reference/error-handling',
		body: {
			code: 422,
			message: 'The given data was invalid.',
			errors: { order_id: ['The order id has already been taken.'] },
		},
		text: 'The given data was invalid. (order_id: The order id has already been taken)',
	},
	{
		source: 'docs.epay.eu/products/blocks/api-error-handling',
		body: {
			errorCode: 'VALIDATION_ERROR',
			message: 'Input validation errors',
			errors: { amount: ['[required]: Is a required non-nullable field', '[int]: Must be an integer'] },
		},
		text: 'Input validation errors (amount: [required]: Is a required non-nullable field; amount: [int]: Must be an integer)',
		code: 'VALIDATION_ERROR',
	},
	{
		source: 'github.com/fastapi/fastapi/pull/1088',
		body: {
			detail: [{ loc: ['body', 'obj', 'name'], msg: 'field required', type: 'value_error.missing' }],
		},
		text: 'obj.name: field required',
	},
	{
		source: 'pypi.org/project/drf-friendly-errors-django-4 (Django REST framework)',
		body: {
			name: ['This field is required.'],
			password: ['This field may not be blank.'],
		},
		text: 'name: This field is required; password: This field may not be blank',
	},
	{
		source: 'github.com/encode/django-rest-framework/issues/5521',
		body: { non_field_errors: ['You cannot select "bar" if "foo" is complete.'] },
		text: 'You cannot select "bar" if "foo" is complete',
	},
	{
		source: 'gitlab.com/gitlab-org/gitlab/-/merge_requests/74310',
		body: { message: { suggestion_commit_message: ['is too long (maximum is 255 characters)'] } },
		text: 'suggestion_commit_message: is too long (maximum is 255 characters)',
	},
	{
		source: 'github.com/gitlab4j/gitlab4j-api/issues/260',
		body: { error: 'path is missing' },
		text: 'path is missing',
	},
	{
		source: 'developer.vonage.com/api-errors (RFC 7807)',
		body: {
			type: 'https://example.com/Error#out-of-credit',
			title: 'You do not have enough credit',
			detail: 'Your current balance is 30, but that costs 50.',
			instance: '<trace_id>',
		},
		text: 'You do not have enough credit: Your current balance is 30, but that costs 50.',
	},
	{
		source: 'rfc-editor.org/errata/eid6178 (RFC 7807)',
		body: {
			type: 'https://example.net/validation-error',
			title: "Your request parameters didn't validate.",
			'invalid-params': [
				{ name: 'age', reason: 'must be a positive integer' },
				{ name: 'color', reason: "must be 'green', 'red' or 'blue'" },
			],
		},
		text: "Your request parameters didn't validate. (age: must be a positive integer; color: must be 'green', 'red' or 'blue')",
	},
	{
		source: 'github.com/1up-lab/mailchimp-api-v3/pull/11 (Mailchimp)',
		body: {
			type: 'https://mailchimp.com/developer/marketing/docs/errors/',
			title: 'Invalid Resource',
			status: 400,
			detail: 'Your merge fields were invalid.',
			instance: '8cf2c011',
			errors: [
				{ field: 'VORNAME', message: 'Please enter a value' },
				{ field: 'NACHNAME', message: 'Please enter a value' },
			],
		},
		text: 'Invalid Resource: Your merge fields were invalid. (VORNAME: Please enter a value; NACHNAME: Please enter a value)',
	},
	{
		source: 'docs.zapier.com/powered-by-zapier/api-reference/common-types/errors (JSON:API)',
		body: {
			errors: [
				{
					status: '400',
					title: 'Bad Request',
					detail: 'The request could not be understood by the server due to malformed syntax.',
					source: { pointer: '/data/attributes/first-name' },
				},
			],
		},
		text: 'first-name: Bad Request: The request could not be understood by the server due to malformed syntax',
	},
	{
		source: 'developers.sinch.com/docs/numbers/api-reference/porting/tag/Error-Messages',
		body: {
			code: '422',
			error: 'Invalid parameters',
			message: 'The request could not be understood by the server due to malformed syntax.',
			details: {
				fieldViolations: [{ field: 'to', description: 'The (+15551) is not a valid phone number' }],
			},
		},
		text: 'The request could not be understood by the server due to malformed syntax. (to: The (+15551) is not a valid phone number)',
		code: 'Invalid parameters',
	},
	{
		source: 'developers.sinch.com/docs/numbers/api-reference/porting/tag/Error-Messages (402)',
		body: {
			code: '402',
			error: 'Payment required',
			message: 'You have reached 0 balance on your account please make a payment.',
		},
		text: 'You have reached 0 balance on your account please make a payment.',
		code: 'Payment required',
	},
	{
		source: 'github.com/discord/discord-api-docs/issues/2519',
		body: {
			code: 50035,
			errors: {
				form_fields: {
					values: {
						_errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 16 or fewer in length.' }],
					},
				},
			},
			message: 'Invalid Form Body',
		},
		text: 'Invalid Form Body (form_fields.values: Must be 16 or fewer in length)',
		code: '50035',
	},
	{
		source: 'dev.to/conferbot/telegram-bot-api-error-codes-what-each-one-means-and-how-to-fix-it-4ioj',
		body: {
			ok: false,
			error_code: 429,
			description: 'Too Many Requests: retry after 34',
			parameters: { retry_after: 34 },
		},
		text: 'Too Many Requests: retry after 34',
	},
	{
		source: 'twilio.com/docs/bulk-messaging/api/seek-message-resource',
		body: {
			errors: [{ code: 20404, message: 'The resource was not found.', context: 'null' }],
		},
		text: 'The resource was not found',
	},
	{
		source: 'twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors',
		body: {
			errors: [
				{ field: 'identifier1', message: 'error message explained' },
				{ field: 'identifier2', message: 'error message explained' },
			],
		},
		text: 'identifier1: error message explained; identifier2: error message explained',
	},
	{
		source: 'developers.hubspot.com/docs/faq/api-error-responses',
		body: {
			status: 'error',
			message: 'This will be a human readable message with details about the error.',
			errors: [{ message: 'This will be a message with additional details about the error', in: 'name' }],
			category: 'VALIDATION_ERROR',
			correlationId: 'a43683b0',
		},
		text: 'This will be a human readable message with details about the error. (name: This will be a message with additional details about the error)',
	},
	{
		source: 'developer.ft.com/portal/docs-membership-platform-api-error-resource',
		body: {
			message: 'Validation Failure',
			transactionId: 'transactionId',
			errors: [
				{
					resource: 'user',
					field: 'email',
					errorCode: 'missing_field',
					message: 'Email is a required field.',
					invalidValue: 'null',
				},
			],
		},
		text: 'Validation Failure (email: Email is a required field)',
	},
	{
		source: 'developer.kantata.com/kantata/specification/section/errors',
		body: {
			errors: [
				{ type: 'validation', message: 'Please give your project a title', field: 'title' },
				{ type: 'validation', message: 'Please select a role for this project', field: 'creator_role' },
			],
		},
		text: 'title: Please give your project a title; creator_role: Please select a role for this project',
	},
	{
		source: 'api-doc.icypeas.com/how-works/validation-errors',
		body: {
			success: false,
			validationErrors: [
				{ expected: 'string', type: 'required', field: 'user', message: 'validation_required' },
			],
		},
		text: 'user: validation_required',
	},
	{
		source: 'github.com/api-evangelist/bandwidth: json-schema/messaging-error-schema.json (Bandwidth)',
		body: {
			type: 'request-validation',
			description: 'Your request could not be accepted.',
			fieldErrors: [{ fieldName: 'from', description: "'+invalid' must be replaced" }],
		},
		text: "Your request could not be accepted. (from: '+invalid' must be replaced)",
	},
	{
		source: 'github.com/api-evangelist/doordash: json-schema/doordash-error-schema.json (DoorDash)',
		body: {
			code: 'validation_error',
			message: 'Validation Failed',
			field_errors: [{ field: 'dropoff_phone_number', error: 'is not a phone number' }],
		},
		text: 'Validation Failed (dropoff_phone_number: is not a phone number)',
		code: 'validation_error',
	},
	{
		source: 'github.com/api-evangelist/zendesk: errors/zendesk-error-codes.yml (Zendesk)',
		body: {
			error: 'RecordInvalid',
			description: 'Record validation errors',
			details: { email: [{ description: 'Email: jo@example.com is already in use', error: 'DuplicateValue' }] },
		},
		text: 'Record validation errors (email: Email: jo@example.com is already in use)',
		code: 'RecordInvalid',
	},
	{
		source: 'github.com/api-evangelist/github-actions: errors/github-actions-error-codes.yml (GitHub)',
		body: {
			message: 'Validation Failed',
			errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }],
			documentation_url: 'https://docs.github.com/rest',
			status: '422',
		},
		text: 'Validation Failed (title: missing_field)',
	},
	{
		source: 'github.com/api-evangelist/salesforce: errors/salesforce-error-codes.yml (Salesforce)',
		body: [
			{
				message: 'Required fields are missing: [LastName]',
				errorCode: 'REQUIRED_FIELD_MISSING',
				fields: ['LastName'],
			},
		],
		text: 'LastName: Required fields are missing: [LastName]',
	},
	{
		source: 'docs.atlassian.com/atlassian-bamboo/4.3/com/atlassian/bamboo/jira/rest/Errors.html (Jira)',
		body: { errorMessages: [], errors: { summary: 'You must specify a summary of the issue.' } },
		text: 'summary: You must specify a summary of the issue',
	},
	{
		source: 'developers.google.com/data-manager/api/reference/rest/v1/BadRequest (Google)',
		body: {
			error: {
				code: 400,
				message: 'Invalid value',
				status: 'INVALID_ARGUMENT',
				details: [
					{
						'@type': 'type.googleapis.com/google.rpc.BadRequest',
						fieldViolations: [{ field: 'emailAddresses[1].email', description: 'Not an email address' }],
					},
				],
			},
		},
		text: 'Invalid value (emailAddresses[1].email: Not an email address)',
		code: 'INVALID_ARGUMENT',
	},
	{
		source: 'docs.stripe.com/api/errors',
		body: {
			error: {
				code: 'parameter_missing',
				doc_url: 'https://docs.stripe.com/error-codes/parameter-missing',
				message: 'Missing required param.',
				param: 'currency',
				type: 'invalid_request_error',
			},
		},
		text: 'Missing required param. (currency)',
		code: 'parameter_missing',
	},
	{
		source: 'razorpay.com/docs/api/errors/x/contacts',
		body: {
			error: {
				code: 'BAD_REQUEST_ERROR',
				description: 'The name field is required.',
				source: 'business',
				step: null,
				reason: 'input_validation_failed',
				metadata: {},
				field: 'name',
			},
		},
		text: 'The name field is required.',
		code: 'BAD_REQUEST_ERROR',
	},
	{
		source: 'documentation.lemonway.com/reference/error-messages',
		body: { E: { Error: '', Code: '120', Msg: 'Mobile number format unknown', Prio: '2' } },
		text: 'Mobile number format unknown',
	},
	{
		source: 'infobip.com/docs/developer-resources/api-fundamentals/handling-errors',
		body: {
			requestError: { serviceException: { messageId: 'UNAUTHORIZED', text: 'Invalid login details' } },
		},
		text: 'Invalid login details',
	},
	{
		source: 'docs.oracle.com/en/cloud/saas/cx-commerce/21c/ccdev/error-messages.html',
		body: {
			message: 'Error while retrieving the products',
			errors: [
				{ message: 'Product Id xprod100 is invalid or non-existent.', status: '400', errorCode: '20031' },
			],
			status: '400',
		},
		text: 'Error while retrieving the products (Product Id xprod100 is invalid or non-existent)',
	},
	{
		source: 'emailit.com/docs/api-reference/errors.md',
		body: { statusCode: 401, error: 'Unauthorized', message: 'API key required' },
		text: 'API key required',
		code: 'Unauthorized',
	},
	{
		source: 'github.com/api-evangelist/mailchimp: json-schema/mailchimp-error-schema.json (Mandrill)',
		body: { status: 'error', code: 10, name: 'Invalid_Key', message: 'Invalid API key' },
		text: 'Invalid API key',
		code: '10',
	},
	{
		source: 'github.com/api-evangelist/postmark: json-schema/postmark-standardpostmarkresponse-schema.json (Postmark)',
		body: { ErrorCode: 406, Message: 'You tried to send to a recipient that is inactive.' },
		text: 'You tried to send to a recipient that is inactive.',
	},
	{
		source: 'developer.broadcom.com/xapis/data-management-service/0.1.1/data-structures/ProblemDetails (RFC 7807)',
		body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: "Required field 'counter_names' missing." },
		text: "Bad Request: Required field 'counter_names' missing.",
	},
	{
		source: 'discuss.google.dev/t/invalid-api-key-for-given-resource/4905 (Apigee)',
		body: {
			fault: {
				faultstring: 'Invalid ApiKey for given resource',
				detail: { errorcode: 'oauth.v2.InvalidApiKeyForGivenResource' },
			},
		},
		text: 'Invalid ApiKey for given resource',
		code: 'oauth.v2.InvalidApiKeyForGivenResource',
	},
	{
		source: 'agent-skills.md/skills/jeremylongshore/claude-code-plugins-plus-skills/shopify-common-errors (Shopify)',
		body: { errors: 'This action requires merchant approval for read_orders scope.' },
		text: 'This action requires merchant approval for read_orders scope',
	},
	{
		source: 'developer.wordpress.org/reference/functions/wp_send_json_error (WordPress)',
		body: { success: false, data: 'Invalid phone' },
		text: 'Invalid phone',
	},
	{
		source: 'developer.wordpress.org/reference/functions/wp_send_json_error (WordPress, WP_Error)',
		body: { success: false, data: [{ code: 'invalid_phone', message: 'Invalid phone' }] },
		text: 'Invalid phone',
	},
	{
		source: 'developer.huechat.ai/docs/blog/api-v2-release (HueChat v2)',
		body: {
			error: 'invalid_input',
			message: 'The channel is unknown',
			code: 400,
			details: { field: 'channel', received: 'fax', expected: 'whatsapp' },
			request_id: 'req_1',
		},
		text: 'The channel is unknown (channel: received fax, expected whatsapp)',
		code: 'invalid_input',
	},
	{
		source: 'HueChat API collection (account API)',
		body: { error: 'status is not valid', code: 'invalid_parameter', status: 400 },
		text: 'status is not valid',
		code: 'invalid_parameter',
	},
	{
		source: 'help.dmchamp.com: API access (DM Champ)',
		body: { error: { code: 'INVALID_PHONE', message: 'Phone number must include country code' } },
		text: 'Phone number must include country code',
		code: 'INVALID_PHONE',
	},
];
