import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** What the browser is to ask a passkey, or why it is asked nothing. */
export type Asked =
  | { kind: 'enrol'; options: PublicKeyCredentialCreationOptionsJSON }
  | { kind: 'prove'; options: PublicKeyCredentialRequestOptionsJSON }
  | { kind: 'refused'; problem: string };
