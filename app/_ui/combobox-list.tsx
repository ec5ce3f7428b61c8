'use client';

import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { ComboboxProps } from './choices';
import { CONTROL } from './control';
import { Icon } from './icon';
import { matcher } from './matcher';
import { ScrollingPopover } from './scrolling-popover';
import { useChosen } from './use-chosen';

export type ComboboxListProps = ComboboxProps & { autoFocus: boolean };

/** The searching list itself: react-aria does roles, keys and announcements. Loaded only by Combobox. */
export function ComboboxList({ choices, words, locale, onChange, ...props }: ComboboxListProps) {
  const matches = useMemo(() => matcher(choices), [choices]);
  const chosen = useChosen({ choices, matches, initial: props.defaultValue, onChange });
  return (
    <I18nProvider locale={locale}>
      <ComboBox
        id={props.id}
        name={props.name}
        aria-labelledby={`${props.id}-label`}
        aria-describedby={props['aria-describedby']}
        isInvalid={props['aria-invalid'] ?? false}
        validationBehavior="aria"
        isRequired={props.required}
        {...chosen}
        defaultItems={choices}
        defaultFilter={matches}
        allowsEmptyCollection
        menuTrigger="focus"
        autoFocus={props.autoFocus}
      >
        <Group className="relative grid">
          <Input
            placeholder={words.search}
            autoComplete={props.autoComplete}
            className={`${CONTROL} pe-11`}
          />
          <Button
            aria-label={words.showList}
            className="absolute inset-y-0 inset-e-0 grid w-11 cursor-pointer place-items-center text-muted"
          >
            <Icon name="open" />
          </Button>
        </Group>
        <ScrollingPopover
          offset={8}
          className="w-(--trigger-width) overflow-auto rounded border border-edge bg-surface shadow-float"
        >
          <ListBox
            className="max-h-80 overflow-auto p-1 focus:outline-none"
            renderEmptyState={() => <p className="px-3 py-2 text-muted">{words.noMatch}</p>}
          >
            {(choice: ComboboxProps['choices'][number]) => (
              <ListBoxItem
                id={choice.value}
                textValue={choice.label}
                className="min-h-11 cursor-pointer rounded px-3 py-2 data-focused:bg-river-soft data-selected:font-semibold"
              >
                {choice.label}
              </ListBoxItem>
            )}
          </ListBox>
        </ScrollingPopover>
      </ComboBox>
    </I18nProvider>
  );
}
