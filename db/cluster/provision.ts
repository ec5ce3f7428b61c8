import type { Client } from 'pg';

/** The application's own role and database. It owns them, may clone them for tests, and is no superuser. */
export async function ensureDatabase(admin: Client, password: string): Promise<void> {
  const role = await admin.query(`SELECT 1 FROM pg_roles WHERE rolname = 'forum'`);
  if (!role.rowCount) {
    await admin.query(`CREATE ROLE forum LOGIN CREATEDB PASSWORD ${admin.escapeLiteral(password)}`);
  }
  const database = await admin.query(`SELECT 1 FROM pg_database WHERE datname = 'forum'`);
  if (!database.rowCount) await admin.query('CREATE DATABASE forum OWNER forum');
}
