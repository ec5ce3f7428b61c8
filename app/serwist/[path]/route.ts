import { createSerwistRoute } from '@serwist/turbopack';

/** Builds the service worker at build time and serves it as `/serwist/sw.js`. Nothing is fetched before it is needed. */
export const { dynamic, dynamicParams, revalidate, generateStaticParams, GET } = createSerwistRoute({
  swSrc: 'app/serwist/service-worker.ts',
  globPatterns: [],
  useNativeEsbuild: true,
  esbuildOptions: { sourcemap: false },
});
