import { and, isNull, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { apiToken } from '@/db/schema';
import type { Actor, TokenScope } from '@/lib/core/actor';
import { type Gathering, gather } from '@/lib/core/gather';
import type { Scope } from '@/lib/core/scope';
import { hashToken } from '@/lib/core/token';
import { tellWelcome } from '@/lib/core/welcome-notice';
import { limitsIn } from './rules';

/** The actor behind an API token; undefined for an unknown or revoked one. Those who ask at once are answered by one query. */
export const tokenActor = ({ db }: Pick<Scope, 'db'>, token: string): Promise<Actor | undefined> =>
  '$client' in db
    ? companyOf(db)(hashToken(token))
    : tokenActors(db, [hashToken(token)]).then(([actor]) => actor);

const companies = new WeakMap<Db, Gathering<string, Actor | undefined>>();
const MOST_AT_ONCE = 100;

function companyOf(db: Db): Gathering<string, Actor | undefined> {
  const company = companies.get(db) ?? gather((hashes) => tokenActors(db, hashes), MOST_AT_ONCE);
  companies.set(db, company);
  return company;
}

async function tokenActors(db: Scope['db'], hashes: string[]): Promise<(Actor | undefined)[]> {
  const found = await db
    .select({
      id: apiToken.id,
      hash: apiToken.tokenHash,
      scopes: apiToken.scopes,
      categories: apiToken.categories,
      countries: apiToken.countries,
    })
    .from(apiToken)
    .where(
      and(sql`${apiToken.tokenHash} = ANY (${sql.param([...new Set(hashes)])})`, isNull(apiToken.revokedAt)),
    )
    .prepare('token_actors')
    .execute();
  const byHash = new Map(found.map((one) => [one.hash, actorOf(one)]));
  for (const { hash } of found) tellWelcome(hash);
  return hashes.map((hash) => byHash.get(hash));
}

function actorOf(found: { id: string; scopes: string[]; categories: string[]; countries: string[] }): Actor {
  const limits = limitsIn(found);
  return {
    kind: 'token',
    tokenId: found.id,
    scopes: found.scopes as TokenScope[],
    ...(limits && { limits }),
  };
}
