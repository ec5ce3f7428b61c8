import type { Instrumentation } from 'next';

// Next builds this file for its edge runtime too, where nothing of the house may be imported: the literal condition
// lets the bundler drop the import there.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') await (await import('./instrumentation-node')).register();
}

export const onRequestError: Instrumentation.onRequestError = async (...facts) => {
  if (process.env.NEXT_RUNTIME === 'nodejs')
    await (await import('./instrumentation-node')).onRequestError(...facts);
};
