import type { PoolState } from '@/lib/pool/queries';

export const POOLS = '/admin/pools';
export const SIZES = `${POOLS}/sizes`;
export const RELEASE = `${POOLS}/release`;
export const CAPS = `${POOLS}/caps`;

export const historyAddress = (key: PoolState['key']): string => `${POOLS}/${encodeURIComponent(key)}`;
export const capAddress = (key: string): string => `${CAPS}?${new URLSearchParams({ key })}`;

export type Asked = Record<string, string | string[] | undefined>;

/** What an address asks for by a name, once; undefined where it does not. */
export const askedFor = (asked: Asked, name: string): string | undefined => [asked[name]].flat()[0];
