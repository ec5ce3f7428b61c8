'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { CONTROL } from '@/app/_ui/control';
import { Field } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { type Cut, MIDDLE } from '@/lib/photo/rules';
import type { Messages } from '@/messages/load';
import { Camera } from './camera';
import { Cropper } from './cropper';
import { madeSmaller, readPicture } from './picture';

type PhotoFormProps = {
  action: string;
  hasPhoto: boolean;
  isSeen: boolean;
  words: Messages['photo'];
};
/** What was chosen; without a file it is the one kept before, cut anew. */
type Chosen = { file?: Blob; picture?: ImageBitmap };

/** Chooses, cuts and sends. Without script it is a form with a file; whatever breaks, what was chosen stays. */
export function PhotoForm({ action, hasPhoto, isSeen, words }: PhotoFormProps) {
  const [chosen, setChosen] = useState<Chosen>();
  const [cut, setCut] = useState<Cut>(MIDDLE);
  const [problem, setProblem] = useState<string>();
  const [isSending, setIsSending] = useState(false);
  const choose = async (file: Blob | undefined, isKept = false) => {
    setCut(MIDDLE);
    setProblem(undefined);
    if (!file) return setChosen(undefined);
    const picture = await readPicture(file).catch(() => undefined);
    setChosen(isKept ? { picture } : { file, picture });
    if (!picture) setProblem(words.cut.unreadable);
  };
  const cutAnew = async () => {
    try {
      await choose(await (await fetch(`${action}?size=original`)).blob(), true);
    } catch {
      setProblem(words.broken);
    }
  };
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const body = new FormData(event.currentTarget, event.nativeEvent.submitter);
    setIsSending(true);
    setProblem(undefined);
    body.delete('photo');
    try {
      const { file, picture } = chosen ?? {};
      if (file && body.get('act') === 'save')
        body.set('photo', picture ? await madeSmaller(file, picture) : file, 'photo');
      const headers = { accept: 'application/json' };
      const answer = await fetch(action, { method: 'POST', body, headers });
      const said = (await answer.json()) as { to?: string; title?: string };
      if (answer.ok && said.to) return window.location.assign(said.to);
      setProblem(said.title ?? words.broken);
    } catch {
      setProblem(words.broken);
    }
    setIsSending(false);
  };
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      className="grid gap-6"
      noValidate={chosen !== undefined}
    >
      <Field name="photo" label={words.choose} help={words.chooseHelp}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            className={CONTROL}
            onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-start gap-3">
        <Camera words={words.camera} onTaken={(taken) => void choose(taken)} />
        {hasPhoto && (
          <Button type="button" tone="quiet" onClick={cutAnew}>
            {words.cut.again}
          </Button>
        )}
      </div>
      {chosen?.picture && <Cropper picture={chosen.picture} cut={cut} onCut={setCut} words={words.cut} />}
      <noscript>
        <p>{words.cut.withoutScript}</p>
      </noscript>
      {Object.entries(cut).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {isSeen && (
        <Notice tone="wait" title={words.stopsTitle}>
          <Checkbox id="knows" name="knowsItStops" value="yes" label={words.stops} />
        </Notice>
      )}
      <div role="alert" className="empty:hidden">
        {problem && <Notice tone="wait">{problem}</Notice>}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button name="act" value="save" size="large" aria-disabled={isSending} className="w-full sm:w-auto">
          {isSending ? words.sending : words.save}
        </Button>
        {hasPhoto && (
          <Button
            name="act"
            value="remove"
            tone="danger"
            size="large"
            formNoValidate
            className="w-full sm:w-auto"
          >
            {words.remove}
          </Button>
        )}
      </div>
    </form>
  );
}
