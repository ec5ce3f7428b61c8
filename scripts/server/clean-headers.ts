import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';

const INTERNAL = /^(x-(nonce|locale|middleware-.*|invoke-.*|matched-path|nextjs-data|now-.*)|next-resume)$/;
// What only a proxy can know; from anyone else it is a claim.
const FROM_PROXY = /^(x-request-id|x-proxy-nonce|x-real-ip|forwarded|x-forwarded-(host|proto|port))$/;

export type Origin = { trusts: (address: string) => boolean; isSecure: boolean };

export function originOf(trustedProxies: string[], publicUrl: string): Origin {
  const trusts = proxyAddress.compile(trustedProxies);
  return { trusts: (address) => trusts(address, 0), isSecure: publicUrl.startsWith('https:') };
}

/**
 * Leaves in the headers what may be believed: `x-forwarded-for` is one address, the client's as far as trusted proxies
 * vouch for it, and nothing passes that the application sets for itself.
 */
export function cleanHeaders(request: IncomingMessage, { trusts, isSecure }: Origin): void {
  const { headers, socket } = request;
  const client = proxyAddress(request, trusts);
  const isFromProxy = trusts(socket.remoteAddress ?? '');
  for (const name of Object.keys(headers)) {
    if (INTERNAL.test(name) || (!isFromProxy && FROM_PROXY.test(name))) delete headers[name];
  }
  headers['x-forwarded-for'] = withoutMapping(client ?? '');
  if (!isFromProxy) headers['x-forwarded-proto'] = isSecure ? 'https' : 'http';
}

/** An IPv4 client of a socket that listens on both families is `::ffff:192.0.2.1`: one client, one spelling. */
const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
