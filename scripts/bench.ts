import { parseArgs } from 'node:util';
import { describeError } from '@/lib/core/describe-error';
import { log } from '@/lib/core/log';
import { abuse } from './bench/abuse';
import { backup } from './bench/backup';
import { documents } from './bench/documents';
import { gate } from './bench/gate';
import { LIST_SIZES, lists } from './bench/lists';
import type { Measured } from './bench/measured';
import { report } from './bench/report';
import { STAMPEDE_PARTS, type StampedePart, stampede } from './bench/stampede';
import { sayAside } from './progress';
import { onStopSignal } from './stop-signals';

const BENCHES = ['stampede', 'gate', 'lists', 'documents', 'pages', 'abuse', 'backup', 'all'];
const USAGE = `npm run bench -- ${BENCHES.join('|')} [--part P]… [--applicants N] [--people N]…
  stampede: --part ${STAMPEDE_PARTS.join(', ')}, all of them unless told otherwise; --applicants, 20000 unless told otherwise
  lists: --people ${LIST_SIZES.join(', ')}, all three unless told otherwise`;

// Servers and databases that we have started end with us.
onStopSignal(() => process.exit(130));
log.level = 'error';
process.exit(await answer(process.argv.slice(2)));

async function answer(words: string[]): Promise<number> {
  const asked = read(words);
  if (typeof asked === 'string') {
    sayAside(asked);
    return 2;
  }
  try {
    const sound: boolean[] = [];
    for (const { name, options, measure } of asked) sound.push(await report(name, options, await measure()));
    return sound.every(Boolean) ? 0 : 1;
  } catch (error) {
    sayAside(`Cannot measure: ${describeError(error)}`);
    return 1;
  }
}

type Bench = { name: string; options: object; measure: () => Promise<Measured[]> };

/** What is asked for, or what to say instead. */
function read(words: string[]): Bench[] | string {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        part: { type: 'string', multiple: true },
        applicants: { type: 'string', default: '20000' },
        people: { type: 'string', multiple: true },
      },
    });
    const [name = '', ...more] = positionals;
    if (!BENCHES.includes(name) || more.length > 0) return USAGE;
    const parts = (values.part ?? STAMPEDE_PARTS) as StampedePart[];
    const applicants = Number(values.applicants);
    const sizes = values.people?.map(Number) ?? LIST_SIZES;
    const isSound =
      parts.every((part) => STAMPEDE_PARTS.includes(part)) &&
      [applicants, ...sizes].every((count) => Number.isInteger(count) && count >= 1000);
    if (!isSound) return USAGE;
    const there: Bench[] = [
      { name: 'stampede', options: { parts, applicants }, measure: () => stampede({ parts, applicants }) },
      { name: 'gate', options: {}, measure: gate },
      { name: 'lists', options: { sizes }, measure: () => lists({ sizes }) },
      { name: 'backup', options: {}, measure: backup },
      { name: 'documents', options: {}, measure: documents },
      { name: 'abuse', options: {}, measure: abuse },
    ];
    const wanted = name === 'all' ? there : there.filter((one) => one.name === name);
    return wanted.length > 0 ? wanted : `${name} is not there yet\n\n${USAGE}`;
  } catch {
    return USAGE;
  }
}
