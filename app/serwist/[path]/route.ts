import { createSerwistRoute } from '@serwist/turbopack';
import { newId } from '@/lib/core/id';

/** Builds the service worker at build time and serves it as `/serwist/sw.js`. Nothing is fetched before it is needed. */
export const { dynamic, dynamicParams, revalidate, generateStaticParams, GET } = createSerwistRoute({
  swSrc: 'app/serwist/service-worker.ts',
  globPatterns: [],
  useNativeEsbuild: true,
  // Another release is another worker, even where its own code is the same: by it a page that is open hears of the release.
  esbuildOptions: { sourcemap: false, banner: { js: `/* release ${newId()} */` } },
});
