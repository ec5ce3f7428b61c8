import forge from 'node-forge';

type Party = { certificate: forge.pki.Certificate; keys: forge.pki.rsa.KeyPair };
type Attributes = { name?: string; value: string; type?: string }[];

const DAY_MS = 86_400_000;
/** Whoever signs passes is named by an attribute that has no short name here. */
const UID = '0.9.2342.19200300.100.1.1';

function issued(subject: Attributes, endsAt: Date, by?: Party): Party {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = `0${Math.floor(endsAt.getTime()).toString(16)}`;
  certificate.validity.notBefore = new Date(endsAt.getTime() - 365 * DAY_MS);
  certificate.validity.notAfter = endsAt;
  certificate.setSubject(subject);
  certificate.setIssuer(by ? by.certificate.subject.attributes : subject);
  certificate.setExtensions([{ name: 'basicConstraints', cA: by === undefined }]);
  certificate.sign((by ?? { keys }).keys.privateKey, forge.md.sha256.create());
  return { certificate, keys };
}

/** What Apple would give an organiser, from an authority of our own. */
export function appleFiles({ endsAt, uid = 'pass.org.example.forum' }: { endsAt: Date; uid?: string }) {
  const authority = issued([{ name: 'commonName', value: 'Relations' }], new Date(endsAt.getTime() + DAY_MS));
  const subject = [
    { type: UID, value: uid },
    { name: 'commonName', value: `Pass Type ID: ${uid}` },
    { name: 'organizationalUnitName', value: 'TEAM123456' },
  ];
  const own = issued(subject, endsAt, authority);
  const { pki } = forge;
  return {
    certificate: pki.certificateToPem(own.certificate),
    key: pki.privateKeyToPem(own.keys.privateKey),
    sealedKey: pki.encryptRsaPrivateKey(own.keys.privateKey, 'open sesame'),
    wwdr: pki.certificateToPem(authority.certificate),
  };
}

/** Whether a detached signature over the manifest is of the certificate that a pass was set up with. */
export function signerOf(signature: Uint8Array): string | undefined {
  const der = forge.util.createBuffer(Buffer.from(signature).toString('binary'));
  const message = forge.pkcs7.messageFromAsn1(forge.asn1.fromDer(der)) as forge.pkcs7.PkcsSignedData;
  return message.certificates
    .flatMap(({ subject }) => subject.attributes)
    .find(({ type }) => type === UID)
    ?.value?.toString();
}
