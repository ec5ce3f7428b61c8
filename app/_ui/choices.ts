import type { ControlProps } from './field';

export type Choice = { value: string; label: string };
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

/** `keywords` are found but not shown: the name in the other language, an old name, the code. */
export type ComboboxChoice = Choice & { keywords?: string };

export type ComboboxWords = { placeholder: string; search: string; noMatch: string; showList: string };

export type ComboboxProps = ControlProps & {
  choices: readonly ComboboxChoice[];
  words: ComboboxWords;
  locale: string;
  defaultValue?: string;
  autoComplete?: string;
  onChange?: (value: string) => void;
};
