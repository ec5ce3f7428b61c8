import { isIP } from 'node:net';
import { z } from 'zod';
import { bucketAddress } from './bucket-address';

const base64Keys = z
  .string()
  .refine(
    (text) => text.split(',').every((key) => Buffer.from(key.trim(), 'base64').length === 32),
    'must be 32 bytes in base64, or several such keys with commas between',
  );

const settings = {
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  BIND_ADDRESS: z.union([z.ipv4(), z.ipv6()]).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Where files of people lie, sealed: unset, below DATA_DIR; or an S3-compatible store, the same for all instances. */
  FILES_URL: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || bucketAddress(text) !== undefined,
      'must be s3://KEY:SECRET@host/bucket?region=…',
    ),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine(isAddressList, 'must be addresses or networks, such as 10.0.0.1, 192.168.0.0/16'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
};

const provided = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  AUTH_SECRET: z.string().min(32),
  /** The first key wraps what is new; those behind it still open what an earlier one has wrapped. */
  DATA_KEY: base64Keys,
};

const schema = z.object({ ...settings, ...provided });
// Before the embedded database is there, and with it what it provides.
const startSchema = z.object({
  ...settings,
  DATABASE_URL: provided.DATABASE_URL.optional(),
  AUTH_SECRET: provided.AUTH_SECRET.optional(),
  DATA_KEY: provided.DATA_KEY.optional(),
});

export type Env = z.infer<typeof schema> & { publicUrl: string };
export type StartEnv = z.infer<typeof startSchema> & { publicUrl: string };

export class EnvError extends Error {}

let cached: Env | undefined;

/**
 * The checked environment.
 * @throws {EnvError} one line that names the first missing or malformed variable
 */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

export const readEnv = (source: Source): Env => check(schema, source);

/** The same before the embedded database has provided its address and secrets. */
export function startEnv(source: Source = process.env): StartEnv {
  const given = check(startSchema, source);
  // With a database of one's own nothing is generated: every instance must be given the same secrets.
  return given.DATABASE_URL ? readEnv(source) : given;
}

/** Sets what the start has found out, for every module that asks `env()` from then on. */
export function provideEnv(values: Partial<Record<keyof z.infer<typeof schema>, string>>): void {
  Object.assign(process.env, values);
  cached = undefined;
}

/** Our environment for a child process, with some variables of its own. */
export const childEnv = (own: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...own });

type Source = Record<string, string | undefined>;

function check<S extends z.ZodType<{ PORT: number; PUBLIC_URL?: string | undefined }>>(
  expected: S,
  source: Source,
) {
  // An empty variable means "not set", as in every shell script that exports it unconditionally.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = expected.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'environment');
    throw new EnvError(
      given[name] === undefined ? `${name} is not set` : `${name} is malformed: ${issue?.message}`,
    );
  }
  const publicUrl = (parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/+$/, '');
  return { ...parsed.data, publicUrl };
}

function isAddressList(list: string[]): boolean {
  return list.every((entry) => {
    const [address = '', bits, ...rest] = entry.split('/');
    const most = { 4: 32, 6: 128 }[isIP(address)];
    return (
      most !== undefined &&
      !rest.length &&
      (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
    );
  });
}

/** Read without the schema: the logger must work while the environment is still being refused. */
export const logLevel = (): string => process.env.LOG_LEVEL || 'info';

/** Only `next dev` is lenient: its overlay needs eval and inline styles. */
export const isDevelopment = process.env.NODE_ENV === 'development';
