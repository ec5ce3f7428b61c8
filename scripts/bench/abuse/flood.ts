import { Agent, request } from 'node:http';
import { badRequest, readSignInForm } from './bad-requests';

/** Sends so many bad requests a second, whatever becomes of the ones before, until it is told to stop; tells what it got. */
export type FloodOrder = { url: string; perSecond: number; addresses: number };
export type FloodReport = {
  sent: number;
  perSecond: number;
  answers: Record<string, number>;
  /** Answers that are no refusal, by kind and status. */
  unexpected: Record<string, number>;
  broken: number;
};

const TICK_MS = 20;
const MOST_OPEN = 2000;

/** 127.0.0.0/8 is this machine on Linux: the server sees as many addresses as we take, each in a network of its own. */
const addressOf = (at: number): string => `127.1.${at % 250}.7`;

export async function flood(
  { url, perSecond, addresses }: FloodOrder,
  stopped: Promise<unknown>,
): Promise<FloodReport> {
  const form = await readSignInForm(url);
  const agents = Array.from(
    { length: addresses },
    (_, at) => new Agent({ keepAlive: true, localAddress: addressOf(at) }),
  );
  const report: FloodReport = { sent: 0, perSecond: 0, answers: {}, unexpected: {}, broken: 0 };
  const count = (of: Record<string, number>, name: string) => {
    of[name] = (of[name] ?? 0) + 1;
  };
  let open = 0;
  const send = (): void => {
    const bad = badRequest(report.sent, url, form);
    const agent = agents[Math.floor(report.sent / 9) % agents.length];
    report.sent += 1;
    open += 1;
    const { headers, body = '' } = bad;
    const length = { 'content-length': Buffer.byteLength(body) };
    const sent = request(
      url + bad.path,
      { method: bad.method, agent, headers: { ...headers, ...length } },
      (answer) => {
        answer.resume();
        const status = answer.statusCode ?? 0;
        count(report.answers, String(status));
        if (!bad.refusedBy.includes(status)) count(report.unexpected, `${bad.name}: ${status}`);
        answer.once('close', () => (open -= 1));
      },
    );
    sent.once('error', () => {
      open -= 1;
      // Whoever sends too much may find the line cut before it has read why.
      if (bad.name !== 'body too large') report.broken += 1;
    });
    sent.end(body);
  };
  const start = performance.now();
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond);
    while (report.sent < due && open < MOST_OPEN) send();
  }, TICK_MS);
  await stopped;
  clearInterval(timer);
  report.perSecond = (report.sent / (performance.now() - start)) * 1000;
  for (const agent of agents) agent.destroy();
  return report;
}
