/**
 * Calls `stop` once when the process is asked to end: by Ctrl-C or SIGTERM (which a terminal and `npm` both send, so
 * the second is no impatience), or because the `npm` that started it is gone.
 */
export function onStopSignal(stop: () => void): void {
  let isStopping = false;
  const once = () => {
    if (isStopping) return;
    isStopping = true;
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  process.once('disconnect', once);
  process.channel?.unref();
}
