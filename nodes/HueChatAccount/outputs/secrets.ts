/** Where a webhook's signing secret may stand; no document shows an answer that holds one. */
export const signingSecrets = ['secret', 'signing_secret'];
