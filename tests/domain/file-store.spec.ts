import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bucketAddress } from '@/lib/core/bucket-address';
import { bucketStore } from '@/lib/file/bucket';
import { folderStore } from '@/lib/file/folder';
import type { FileStore } from '@/lib/file/rules';
import { startS3Peer } from '../support/s3-peer';

type Kind = 'folder' | 'bucket';
const name = () => randomBytes(16).toString('hex');
const SEALED = randomBytes(300_000);

async function all<T>(some: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of some) found.push(one);
  return found;
}

async function opened(kind: Kind): Promise<{ store: FileStore; end: () => Promise<void> }> {
  if (kind === 'folder') {
    const root = mkdtempSync(join(tmpdir(), 'forum-store-'));
    return { store: folderStore(root), end: async () => rmSync(root, { recursive: true }) };
  }
  const peer = await startS3Peer();
  const address = bucketAddress(peer.url());
  if (!address) throw new Error('the address of the peer is malformed');
  return { store: bucketStore(address), end: peer.stop };
}

for (const kind of ['folder', 'bucket'] as const) {
  test(`${kind}: what is put is there until it is deleted, under its name and no other`, async () => {
    const { store, end } = await opened(kind);
    const names = Array.from({ length: 7 }, name).sort();
    try {
      for (const one of names) await store.put(one, SEALED);
      expect((await store.open(names[3] ?? ''))?.equals(SEALED)).toBe(true);
      expect(await store.open(name())).toBeUndefined();
      const listed = await all(store.list());
      expect(listed.map((one) => one.name).sort()).toEqual(names);
      for (const { bytes, changedAt } of listed) {
        expect(bytes).toBe(SEALED.length);
        expect(Math.abs(changedAt.getTime() - Date.now())).toBeLessThan(60_000);
      }
      await store.delete(names[0] ?? '');
      await store.delete(names[0] ?? '');
      expect(await store.open(names[0] ?? '')).toBeUndefined();
      expect(await all(store.list())).toHaveLength(6);
    } finally {
      await end();
    }
  });

  test(`${kind}: the same file put twice at once is one whole file`, async () => {
    const { store, end } = await opened(kind);
    try {
      const one = name();
      await Promise.all([store.put(one, SEALED), store.put(one, SEALED), store.put(one, SEALED)]);
      expect((await store.open(one))?.equals(SEALED)).toBe(true);
      expect(await all(store.list())).toHaveLength(1);
    } finally {
      await end();
    }
  });
}

test('in a folder: nobody else reads it, no name leads out of it, and what was half written is no file', async () => {
  const root = mkdtempSync(join(tmpdir(), 'forum-store-'));
  try {
    const store = folderStore(root);
    const one = name();
    await store.put(one, SEALED);
    const place = join(root, one.slice(0, 2));
    expect(statSync(join(place, one)).mode & 0o077).toBe(0);
    for (const bad of ['../../etc/passwd', `${one}/..`, '', one.toUpperCase()])
      await expect((async () => store.put(bad, SEALED))(), bad).rejects.toThrow('none of ours');
    const [old, young] = [
      join(place, `${name()}.00000001.partial`),
      join(place, `${name()}.00000002.partial`),
    ];
    for (const partial of [old, young]) writeFileSync(partial, 'half');
    utimesSync(old, 1, 1);
    expect(await all(store.list())).toHaveLength(1);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
    expect(readdirSync(place)).toHaveLength(2);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('in a bucket: a wrong secret is a fault and not an empty store, and other people’s objects are left alone', async () => {
  const peer = await startS3Peer();
  try {
    const wrong = bucketAddress(peer.url('another'));
    const right = bucketAddress(peer.url());
    if (!wrong || !right) throw new Error('malformed');
    await expect(bucketStore(wrong).put(name(), SEALED)).rejects.toThrow('SignatureDoesNotMatch');
    await expect(bucketStore(wrong).open(name())).rejects.toThrow('SignatureDoesNotMatch');
    expect(peer.refused).toHaveLength(2);
    peer.objects.set('someone-elses.txt', { bytes: Buffer.from('x'), changedAt: new Date(0) });
    expect(await all(bucketStore(right).list())).toEqual([]);
    peer.fail(true);
    await expect(bucketStore(right).open(name())).rejects.toThrow();
  } finally {
    await peer.stop();
  }
});

test('an address of a bucket is read whole or not at all', () => {
  expect(bucketAddress('s3://K:a%2Fb@s3.example.org/files?region=ru-1')).toEqual({
    endpoint: 'https://s3.example.org',
    bucket: 'files',
    region: 'ru-1',
    accessKeyId: 'K',
    secretAccessKey: 'a/b',
  });
  for (const bad of [
    'https://K:S@host/files',
    's3://host/files',
    's3://K@host/files',
    's3://K:S@host',
    's3://K:S@host/',
    's3://K:S@host/files/below',
    's3://K:S@host/FILES',
    's3://K:S@host/files?tls=maybe',
    's3://K:%zz@host/files',
    'files',
  ])
    expect(bucketAddress(bad), bad).toBeUndefined();
});
