import { randomBytes } from 'node:crypto';

/** One request that is to be refused, and the statuses that refuse it. */
export type Bad = {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  refusedBy: readonly number[];
};

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const junk = (bytes: number) => randomBytes(bytes).toString('hex');
const OVER_LIMIT = 300_000;

/** Of each kind that a flood is made of, one after the other. */
export function badRequest(position: number, url: string, signInForm: SignInForm): Bad {
  const make = KINDS[position % KINDS.length] ?? malformed;
  return make(url, signInForm);
}

type SignInForm = { contentType: string; body: (email: string) => string };
type Make = (url: string, form: SignInForm) => Bad;

const malformed: Make = () => ({
  name: 'malformed body',
  method: 'POST',
  path: '/api/v1/registrations',
  headers: JSON_TYPE,
  body: '{"email": ',
  refusedBy: [400, 429],
});
const empty: Make = () => ({
  name: 'faulty application',
  method: 'POST',
  path: '/api/v1/registrations',
  headers: JSON_TYPE,
  body: JSON.stringify({ email: junk(8), consents: {}, nameLatin: { given: junk(20) } }),
  refusedBy: [422, 429],
});
const large: Make = () => ({
  name: 'body too large',
  method: 'POST',
  path: '/api/v1/registrations',
  headers: JSON_TYPE,
  body: 'x'.repeat(OVER_LIMIT),
  refusedBy: [413, 429],
});
const badToken: Make = () => ({
  name: 'unknown token',
  method: 'GET',
  path: '/api/v1/stats',
  headers: { authorization: `Bearer forum_${junk(32)}` },
  refusedBy: [401, 429],
});
const unknownTicket: Make = () => ({
  name: 'unknown ticket',
  method: 'POST',
  path: '/api/v1/scans',
  headers: { ...JSON_TYPE, authorization: `Bearer forum_${junk(32)}` },
  body: JSON.stringify({ code: junk(12), gate: 'N1', direction: 'entry' }),
  refusedBy: [401, 429],
});
const nowhere: Make = () => ({
  name: 'page that is not there',
  method: 'GET',
  path: `/en/${junk(6)}`,
  refusedBy: [404, 429],
});
const wrongLink: Make = () => ({
  name: 'made-up ticket link',
  method: 'GET',
  path: `/api/v1/registrations/BMF-27-${junk(3)}/ticket`,
  refusedBy: [401, 429],
});
// Nobody is told whether an address is known: each is led on, until the limit of its network ends it.
const signIn: Make = (url, { contentType, body }) => ({
  name: 'flood of sign-in',
  method: 'POST',
  path: '/sign-in',
  headers: { 'content-type': contentType, origin: url },
  body: body(`${junk(8)}@flood.example`),
  refusedBy: [200, 303, 429],
});
const draft: Make = (url) => ({
  name: 'draft of nonsense',
  method: 'POST',
  path: '/en/register/who/save',
  headers: { ...FORM_TYPE, origin: url },
  body: new URLSearchParams({ step: 'who', category: junk(30), territory: junk(200) }).toString(),
  refusedBy: [303, 429],
});

const KINDS: readonly Make[] = [
  malformed,
  empty,
  badToken,
  unknownTicket,
  nowhere,
  wrongLink,
  signIn,
  draft,
  large,
];
export const KIND_COUNT = KINDS.length;

/** The form of the sign-in page as a browser without script would send it. */
export async function readSignInForm(url: string): Promise<SignInForm> {
  const page = await (await fetch(`${url}/sign-in`)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
    ([, name = '', value = '']) => [unescaped(name), unescaped(value)] as const,
  );
  const boundary = `----${junk(12)}`;
  const part = ([name, value]: readonly [string, string]) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: (email) => `${[...hidden, ['email', email] as const].map(part).join('')}--${boundary}--\r\n`,
  };
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
