import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { BucketAddress } from '@/lib/core/bucket-address';
import type { FileStore, Lying } from './rules';

/** Files in one bucket of a store that speaks S3, under our names. */
export function bucketStore({
  bucket: Bucket,
  endpoint,
  region,
  accessKeyId,
  secretAccessKey,
}: BucketAddress): FileStore {
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Names of buckets are parts of the host only where a provider's DNS says so; in the path they work everywhere.
    forcePathStyle: true,
    // Many compatible stores know no checksums beside the signature, which covers the content.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  });
  return {
    async put(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/octet-stream' }));
    },
    async open(Key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return Body && Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async delete(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    list: () => objectsIn(client, Bucket),
  };
}

async function* objectsIn(client: S3Client, Bucket: string): AsyncGenerator<Lying> {
  let next: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: next }));
    for (const { Key, Size, LastModified } of page.Contents ?? [])
      if (Key && OURS.test(Key)) yield { name: Key, bytes: Size ?? 0, changedAt: LastModified ?? new Date() };
    next = page.NextContinuationToken;
  } while (next !== undefined);
}
/** Whatever else lies in the bucket is not ours to touch. */
const OURS = /^[0-9a-f]{32}$/;
