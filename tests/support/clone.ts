import { randomBytes } from 'node:crypto';
import { clusterUrl, databaseUrl, runSql, TEMPLATE } from './shared-cluster';

export type Clone = { url: string; drop(): Promise<void> };

/** A database of its own: a copy of the template, or an empty one. Its files are copied, which spares writing every page to the log. */
export async function cloneDatabase(template = TEMPLATE): Promise<Clone> {
  const cluster = await clusterUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runSql(cluster, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  return {
    url: databaseUrl(cluster, name),
    // Force may not end a vacuum of the server's own; without it the server waits for everybody, vacuum included.
    drop: () =>
      runSql(cluster, `DROP DATABASE ${name}`).catch(() =>
        runSql(cluster, `DROP DATABASE ${name} WITH (FORCE)`),
      ),
  };
}

export const emptyDatabase = (): Promise<Clone> => cloneDatabase('template1');
