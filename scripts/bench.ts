import { parseArgs } from 'node:util';
import { describeError } from '@/lib/core/describe-error';
import { log } from '@/lib/core/log';
import { report } from './bench/report';
import { STAMPEDE_PARTS, type StampedeOptions, type StampedePart, stampede } from './bench/stampede';
import { sayAside } from './progress';
import { onStopSignal } from './stop-signals';

const BENCHES = ['stampede', 'gate', 'lists', 'documents', 'pages', 'abuse', 'all'];
const USAGE = `npm run bench -- ${BENCHES.join('|')} [--part P]… [--applicants N]
  parts of stampede: ${STAMPEDE_PARTS.join(', ')}; all of them unless told otherwise
  applicants: 20000 unless told otherwise`;

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
    return (await report('stampede', asked, await stampede(asked))) ? 0 : 1;
  } catch (error) {
    sayAside(`Cannot measure: ${describeError(error)}`);
    return 1;
  }
}

/** What is asked for, or what to say instead. */
function read(words: string[]): StampedeOptions | string {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { part: { type: 'string', multiple: true }, applicants: { type: 'string', default: '20000' } },
    });
    const [name = '', ...more] = positionals;
    if (!BENCHES.includes(name) || more.length > 0) return USAGE;
    if (!['stampede', 'all'].includes(name)) return `${name} is not there yet\n\n${USAGE}`;
    const parts = (values.part ?? STAMPEDE_PARTS) as StampedePart[];
    const applicants = Number(values.applicants);
    const isSound = parts.every((part) => STAMPEDE_PARTS.includes(part)) && Number.isInteger(applicants);
    return isSound && applicants >= 1000 ? { parts, applicants } : USAGE;
  } catch {
    return USAGE;
  }
}
