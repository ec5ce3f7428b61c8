import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { WALLETS } from '@/db/schema';

const pem = z.string().trim().min(1, { error: 'required' }).max(20_000);

/** What Apple gives an organiser who may sign passes: three files in PEM, and the passphrase of the key where it has one. */
export const appleInput = z.object({
  certificate: pem,
  key: pem,
  passphrase: z.string().max(200).optional(),
  wwdr: pem,
});
export type AppleInput = z.output<typeof appleInput>;

/** The number of the issuer and the key file of the service account, as Google gives them. */
export const googleInput = z.object({
  issuerId: z
    .string()
    .trim()
    .regex(/^\d{8,25}$/, { error: 'issuer_number' }),
  account: z.string().trim().min(1, { error: 'required' }).max(20_000),
});
export type GoogleInput = z.output<typeof googleInput>;

export const walletInput = z.object({ wallet: z.enum(WALLETS) });
export type WalletInput = z.output<typeof walletInput>;

export type CredentialFault = { path: string; code: string };

/** What the three files say together; the fault of one of them where they do not belong together. */
export function readApple({ certificate, key, passphrase, wwdr }: AppleInput, now: Date) {
  const [own, above] = [readCertificate(certificate), readCertificate(wwdr)];
  if (!own) return { fault: { path: 'certificate', code: 'not_a_certificate' } };
  if (!above) return { fault: { path: 'wwdr', code: 'not_a_certificate' } };
  const signing = readKey(key, passphrase);
  if (!signing) return { fault: { path: 'key', code: 'not_a_key' } };
  if (!own.checkPrivateKey(signing)) return { fault: { path: 'key', code: 'other_key' } };
  if (!own.checkIssued(above) || !own.verify(above.publicKey))
    return { fault: { path: 'wwdr', code: 'other_issuer' } };
  const expiresAt = new Date(own.validTo);
  if (expiresAt <= now) return { fault: { path: 'certificate', code: 'certificate_expired' } };
  const [passType, team] = [namedIn(own.subject, 'UID'), namedIn(own.subject, 'OU')];
  if (!passType?.startsWith('pass.') || !team)
    return { fault: { path: 'certificate', code: 'not_for_passes' } };
  return {
    credential: {
      passType,
      team,
      certificate,
      key: String(signing.export({ type: 'pkcs8', format: 'pem' })),
      wwdr,
    },
    expiresAt,
  };
}

const serviceAccount = z.object({ client_email: z.email(), private_key: z.string() });

/** What the key file says; a fault where it is another file. */
export function readGoogle({ issuerId, account }: GoogleInput) {
  const parsed = serviceAccount.safeParse(readJson(account));
  const key = parsed.success ? readKey(parsed.data.private_key) : undefined;
  if (!parsed.success || key?.asymmetricKeyType !== 'rsa')
    return { fault: { path: 'account', code: 'not_an_account' } };
  const privateKey = String(key.export({ type: 'pkcs8', format: 'pem' }));
  return { credential: { issuerId, clientEmail: parsed.data.client_email, privateKey } };
}

const namedIn = (subject: string, name: string): string | undefined =>
  subject
    .split('\n')
    .find((line) => line.startsWith(`${name}=`))
    ?.slice(name.length + 1);

function readCertificate(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(text);
  } catch {
    return undefined;
  }
}

function readKey(text: string, passphrase?: string) {
  try {
    return createPrivateKey({ key: text, passphrase: passphrase || undefined });
  } catch {
    return undefined;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
