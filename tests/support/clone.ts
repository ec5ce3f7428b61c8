import { randomBytes } from 'node:crypto';
import { connect } from '@/db/client';
import { system } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { openSecret } from '@/lib/installation/secret';
import { clusterUrl, databaseUrl, runSql, TEMPLATE } from './shared-cluster';

export type Clone = { url: string; drop(): Promise<void> };

/** A database of its own: a copy of the template, or an empty one. Its files are copied, which spares writing every page to the log. */
export async function cloneDatabase(template = TEMPLATE): Promise<Clone> {
  const cluster = await clusterUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runSql(cluster, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const url = databaseUrl(cluster, name);
  if (template === TEMPLATE) {
    secretOpened ??= openSecretOf(url);
    await secretOpened;
  }
  return {
    url,
    drop: () => drop(cluster, name),
  };
}

/** Force may not end a vacuum of the server's own, and without it the server waits five seconds for everybody: so by turns. */
async function drop(cluster: string, name: string): Promise<void> {
  for (const how of ['', ' WITH (FORCE)', '', ' WITH (FORCE)']) {
    const failure = await runSql(cluster, `DROP DATABASE IF EXISTS ${name}${how}`).catch((error) => error);
    if (failure === undefined) return;
  }
  await runSql(cluster, `DROP DATABASE IF EXISTS ${name}`);
}

// All copies of the template have one secret.
let secretOpened: Promise<void> | undefined;

async function openSecretOf(url: string): Promise<void> {
  const { db, close } = connect(url, { max: 1 });
  await openSecret({ db, actor: system('test'), now: clock.now(), requestId: 'template' });
  await close();
}

/** After a test has worked in another installation: what comes next seals and opens by the template's secret again. */
export async function openTemplateSecret(): Promise<void> {
  secretOpened = undefined;
  const clone = await cloneDatabase();
  await clone.drop();
}

export const emptyDatabase = (): Promise<Clone> => cloneDatabase('template1');
