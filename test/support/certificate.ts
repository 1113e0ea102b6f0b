import { createSign, generateKeyPairSync } from 'node:crypto';

// Just enough of DER and X.509 (RFC 5280) for a certificate whose dates a test chooses.
function tlv(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size =
		length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => tlv(0x30, ...parts);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'));
const bits = (content: Buffer) => tlv(0x03, Buffer.from([0]), content);
const time = (at: Date) =>
	tlv(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

const SHA256_WITH_RSA = sequence(oid('2a864886f70d01010b'), tlv(0x05));
const COMMON_NAME = oid('550403');
const ALTERNATIVE_NAMES = oid('551d11');

/**
 * Makes a key and a certificate that it signed itself.
 *
 * @param names host names that it is for
 * @param validFrom and `validTo` its dates
 * @returns both as PEM, for `tls.createServer`
 */
export function certificateFor(names: readonly string[], validFrom: Date, validTo: Date) {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
	const name = sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from(names[0] ?? 'localhost')))));
	const alternatives = sequence(...names.map((one) => tlv(0x82, Buffer.from(one))));
	const body = sequence(
		tlv(0xa0, tlv(0x02, Buffer.from([2]))),
		tlv(0x02, Buffer.from([1])),
		SHA256_WITH_RSA,
		name,
		sequence(time(validFrom), time(validTo)),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		tlv(0xa3, sequence(sequence(ALTERNATIVE_NAMES, tlv(0x04, alternatives)))),
	);
	const signature = createSign('sha256').update(body).sign(privateKey);
	const der = sequence(body, SHA256_WITH_RSA, bits(signature)).toString('base64');
	const lines = der.match(/.{1,64}/g) ?? [];
	return {
		key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
		cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
	};
}
