import type { CapKey } from '@/db/schema';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import type { Decision } from '@/lib/review/rules';
import type { Crash } from './crash';
import type { Code, Model, Where } from './model';
import type { Cause } from './model-acts';

/** Who applies: `code` and `twin` name an earlier code, and somebody whose address it is, by their numbers. */
export type Applying = Where & { category: string; code?: number; twin?: number };
/** One thing that happens. People and codes are named by number, around the end as often as need be. */
export type Step =
  | { do: 'submit'; people: Applying[]; isConfirmed: boolean }
  | { do: 'decide'; who: number; decision: Decision; isRefusedWhenFull: boolean }
  | { do: 'withdraw' | 'answer' | 'dissolve'; who: number }
  | { do: 'lapse'; who: number; cause: Cause }
  | { do: 'resize'; capacity: number; reserve: number }
  | { do: 'release'; toSeats: number }
  | { do: 'cap'; key: CapKey; size: number | null }
  | { do: 'holdFrom'; from: Model['heldFrom'] }
  | { do: 'move'; who: number; to: Where & { category: string } }
  | {
      do: 'makeCode';
      code: Pick<Code, 'pool' | 'category' | 'delegation' | 'maxUses' | 'approves' | 'isForAll'>;
      reserved: number;
    }
  | { do: 'endCode' | 'expireCode'; code: number }
  | { do: 'promote' }
  | { do: 'byHand'; who: number; overbook: boolean }
  | { do: 'priority'; who: number; priority: number }
  | { do: 'place'; who: number; position: number }
  | { do: 'party'; who: number[] };

export type Answers = Result<unknown, string>[];
/** What a step does to the house and to the model; both answer. Work of several transactions is not broken off half-way. */
export type Act = { real(scope: Scope): Promise<Answers>; ideal(): string[]; isOfMany?: true };

/** A step, and where it breaks off, if it does. */
export type History = (Step & { crash?: Crash })[];
