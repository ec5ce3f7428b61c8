import { Gauge, Registry } from 'prom-client';
import type { Figures } from '@/lib/dashboard/figures';
import { processMetrics } from './http-metrics';

/** The figures of this moment and what the process has counted, as Prometheus text. */
export async function prometheusText(figures: Figures): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, label: string, rows: { of: string; value: number }[]) => {
    const made = new Gauge({ name, help, labelNames: [label], registers: [registry] });
    for (const { of, value } of rows) made.set({ [label]: of }, value);
  };
  const pools = (key: 'size' | 'held' | 'available' | 'waiting') =>
    figures.pools.map((pool) => ({ of: pool.key, value: pool[key] }));
  gauge('forum_pool_size_seats', 'The most a pool can hold', 'pool', pools('size'));
  gauge('forum_pool_held_seats', 'Seats held', 'pool', pools('held'));
  gauge('forum_pool_available_seats', 'Seats free for one more registration', 'pool', pools('available'));
  gauge('forum_pool_waiting', 'People on the waiting list', 'pool', pools('waiting'));
  const counted = (rows: { count: number }[], name: 'state' | 'verdict') =>
    (rows as (Record<string, string> & { count: number })[]).map((row) => ({
      of: row[name] ?? '',
      value: row.count,
    }));
  gauge('forum_registrations', 'Registrations by state', 'state', counted(figures.registrations, 'state'));
  gauge('forum_scans', 'Readings at the gates by verdict', 'verdict', counted(figures.scans, 'verdict'));
  gauge('forum_mails', 'Mails by state', 'state', counted(figures.mails, 'state'));
  new Gauge({
    name: 'forum_mail_oldest_queued_seconds',
    help: 'How long the oldest mail has been waiting to leave',
    registers: [registry],
  }).set(figures.oldestQueuedSeconds);
  return Registry.merge([registry, processMetrics()]).metrics();
}
export const PROMETHEUS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;
