'use client';

import { Button } from '@/app/_ui/button';
import { useOutcome } from '@/app/admin/_desk/action-form';

type NameButtonsProps = { words: { show: string; save: string; knows: string } };

/** To look, and to save; where that would stop the ticket, to save all the same. */
export function NameButtons({ words }: NameButtonsProps) {
  const { foretold } = useOutcome();
  return (
    <div className="flex flex-wrap gap-3 border-t border-line pt-6">
      {/* First, for Enter presses the first button of a form: it looks and saves nothing. */}
      <Button tone="quiet" size="large" name="act" value="show" className="w-full sm:w-auto">
        {words.show}
      </Button>
      <Button size="large" name="act" value={foretold ? 'stop' : 'save'} className="w-full sm:w-auto">
        {foretold ? words.knows : words.save}
      </Button>
    </div>
  );
}
