// The settings as `homeward settings` shows them.
import { labelled } from './page.ts';

export interface ShownSetting {
  readonly name: string;
  readonly meaning: string;
  readonly isSecret: boolean;
  readonly isSet: boolean;
  /** What it is set to; null: it is not set, or is secret. */
  readonly value: string | null;
  /** What holds when it is not set; null: nothing does. */
  readonly default: string | null;
}

/** One paragraph for each. */
export function settingsPage(settings: readonly ShownSetting[]): string {
  return settings.map((one) => `${paragraph(one).join('\n')}\n`).join('\n');
}

function paragraph(setting: ShownSetting): readonly string[] {
  return [`${setting.name} ${inForce(setting)}`, ...labelled('', setting.meaning, 4)];
}

function inForce({ isSecret, isSet, value, default: otherwise }: ShownSetting): string {
  if (isSet) return isSecret ? 'is set, and secret' : `= ${value}`;
  return otherwise === null ? 'is not set' : `= ${otherwise} (default)`;
}
