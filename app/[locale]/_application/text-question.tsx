import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { Field } from '@/app/_ui/field';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';
import type { Answers } from './answers';

type TextQuestionProps = Omit<ComponentProps<'input'>, 'name' | 'defaultValue'> & {
  name: string;
  answers: Answers;
  isOptional?: boolean;
  /** Offered while typing; anything else may be typed. */
  suggestions?: readonly string[];
  rows?: number;
};

/** A question answered in one's own words. */
export async function TextQuestion({
  name,
  answers,
  isOptional,
  suggestions,
  rows,
  ...input
}: TextQuestionProps) {
  const [words, form] = await Promise.all([
    getTranslations('register.fields'),
    getTranslations('common.form'),
  ]);
  const help = `${name}.help` as 'email.help';
  const listId = suggestions && `${name}-suggestions`;
  return (
    <Field
      name={name}
      label={words(`${name}.label` as 'email.label')}
      help={words.has(help) ? words(help) : undefined}
      error={answers.error(name)}
      optional={isOptional ? form('optional') : undefined}
    >
      {(control) =>
        rows ? (
          <TextArea
            rows={rows}
            maxLength={input.maxLength}
            defaultValue={answers.text(name)}
            autoComplete="off"
            {...control}
          />
        ) : (
          <>
            <TextInput list={listId} defaultValue={answers.text(name)} {...input} {...control} />
            {listId && (
              <datalist id={listId}>
                {suggestions.map((text) => (
                  <option key={text} value={text} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  );
}
