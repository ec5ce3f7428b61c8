import { isAdmitted } from '@/lib/gate/rules';
import { Finder } from './finder';
import { goThroughAgain, type LastReadings, lastReadings, stillToShow } from './last-readings';
import { Roster } from './roster';
import { ShownList } from './shown';
import { Standing } from './standing';
import type { Kept, Known } from './store';
import type { GateConfig, SyncAnswer } from './wire';

/** Everything that the device knows while its page is open. */
export class Memory {
  readonly roster = new Roster();
  readonly standing = new Standing();
  readonly finder = new Finder();
  readonly shown = new ShownList();
  /** What was heard last; undefined before anything was. */
  last: Known | undefined;
  /** Whether all people have come in. */
  isWhole = false;

  get config(): GateConfig | undefined {
    return this.last?.config;
  }

  serverTime(deviceTime: Date): Date {
    return new Date(deviceTime.getTime() + (this.last?.aheadMs ?? 0));
  }

  /** Takes up what lay on the device. */
  async load({ known, pages, waiting, last }: Kept): Promise<void> {
    if (!known) return;
    for (const page of pages) this.roster.apply(page);
    this.last = known;
    this.standing.hear([], known.inside);
    this.isWhole = true;
    void this.finder.add(this.roster.everybody());
    if (last) {
      this.shown.takeUp(stillToShow(last, this.serverTime(new Date())));
      this.standing.takeUp(last.steps);
    }
    await goThroughAgain(
      this,
      waiting.map(({ record }) => record),
      (deviceTime) => this.serverTime(deviceTime),
    );
  }

  /** What is to be kept of the last readings. */
  lastReadings(): LastReadings {
    return lastReadings(this.shown.list, this.standing);
  }

  /** `aheadMs`: how far the server's clock is ahead of ours. */
  hear(answer: SyncAnswer, aheadMs: number): Known {
    const { now, cursor, answers, people, gone, inside, isFromNothing, hasMore } = answer;
    const config = answer.config ?? this.config;
    if (!config) throw new Error('the server has sent no configuration');
    for (const said of answers) {
      this.shown.answer(said);
      const isStopped = 'answer' in said && 'verdict' in said.answer && !isAdmitted(said.answer.verdict);
      if (isStopped) this.standing.takeBack(said.id);
    }
    this.standing.sent(new Set(answers.map(({ id }) => id)));
    if (isFromNothing) {
      this.roster.clear();
      this.finder.clear();
    }
    this.roster.apply({ people, gone });
    this.standing.hear(people, inside);
    this.finder.remove(gone);
    void this.finder.add(people);
    this.isWhole = !hasMore;
    this.last = { cursor, rosterAt: now, config, inside, aheadMs };
    return this.last;
  }

  forget(): void {
    this.roster.clear();
    this.standing.clear();
    this.finder.clear();
    this.shown.clear();
    this.last = undefined;
    this.isWhole = false;
  }
}
