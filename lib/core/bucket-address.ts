/** Where an S3-compatible store is, and with which key one speaks to it. */
export type BucketAddress = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** `s3://KEY:SECRET@host/bucket?region=…&tls=no`; undefined where it is anything else. */
export function bucketAddress(text: string): BucketAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/');
  const [accessKeyId, secretAccessKey] = [url.username, url.password].map(decoded);
  const tls = url.searchParams.get('tls') ?? 'yes';
  const isWhole = url.protocol === 's3:' && url.host !== '' && accessKeyId && secretAccessKey;
  if (!isWhole || !/^[a-z0-9][a-z0-9.-]{1,62}$/.test(bucket) || rest.some(Boolean)) return undefined;
  if (tls !== 'yes' && tls !== 'no') return undefined;
  return {
    endpoint: `${tls === 'yes' ? 'https' : 'http'}://${url.host}`,
    bucket,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId,
    secretAccessKey,
  };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
