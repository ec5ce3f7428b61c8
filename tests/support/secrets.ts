/** Known on purpose: they guard nothing but throw-away databases. Workers inherit them from the runner. */
export const TEST_SECRETS = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/each-test-has-its-own',
  AUTH_SECRET: 'a secret for tests, of at least 32 characters',
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
};
