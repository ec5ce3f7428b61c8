import { rawApplication } from './people';

/** One application over HTTP: to which address, whose, and under which key if it names one. */
export type Attempt = { url: string; email: string; key?: string };
/** Status 0: the connection broke, and nobody knows what became of it. */
export type Reply = Attempt & { status: number; reference?: string; code?: string; tookMs: number };

export async function attempt(given: Attempt): Promise<Reply> {
  const start = performance.now();
  const reply = (answer: Pick<Reply, 'status' | 'reference' | 'code'>): Reply => ({
    ...given,
    ...answer,
    tookMs: performance.now() - start,
  });
  try {
    const response = await fetch(`${given.url}/api/v1/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(given.key && { 'idempotency-key': given.key }) },
      body: JSON.stringify(rawApplication({ email: given.email })),
    });
    const { reference, code } = await response.json();
    return reply({ status: response.status, reference, code });
  } catch {
    return reply({ status: 0 });
  }
}

type Stampede = { attempts: readonly Attempt[]; atOnce?: number; onReply?: (count: number) => void };

/** Many applications, some at once; `onReply` is told how many have been answered. */
export async function stampede({ attempts, atOnce = 32, onReply }: Stampede): Promise<Reply[]> {
  const waiting = [...attempts];
  const replies: Reply[] = [];
  const applicant = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      replies.push(await attempt(next));
      onReply?.(replies.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, applicant));
  return replies;
}
