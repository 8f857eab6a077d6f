import type { APIComponentInLabel, APILabelComponent, SelectMenuDefaultValueType } from 'discord-api-types/v10'
import { WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { ComponentType } from '../../../shared/discord/component-type.ts'
import {
  LONG_TEXT,
  LONGEST_HINT,
  LONGEST_LABEL,
  MOST_INPUTS,
  type Modal,
  SHORT_TEXT,
} from '../../../shared/discord/modal.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { inputsOf, type NamedValues, type SettingInput } from '../../../shared/settings/inputs.ts'
import { fingerprintOf } from '../../../shared/settings/read-inputs.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import { languageOf } from '../../../shared/text/language.ts'
import { MENU_IDS } from './menu-ids.ts'

/** The longest text in an input; enough for every number, time and time zone. */
const LONGEST_TEXT = 100

/** The type of a default value of a menu of channels. A cast, because the enum would bring its whole module into the bundle. */
const CHANNEL = 'channel' as SelectMenuDefaultValueType.Channel

const cut = (text: string, most: number): string => [...text].slice(0, most).join('')

function componentOf(input: SettingInput): APIComponentInLabel {
  const custom_id = input.id
  switch (input.kind) {
    case 'text': {
      const { value, longest } = input
      const style = longest === undefined ? SHORT_TEXT : LONG_TEXT
      const text = { type: ComponentType.TextInput, custom_id, style, max_length: longest ?? LONGEST_TEXT } as const
      return { ...text, required: false, ...(value !== '' && { value }) }
    }
    case 'choice':
      return { type: ComponentType.StringSelect, custom_id, options: choices(input.options) }
    case 'boxes':
      return {
        ...{ type: ComponentType.CheckboxGroup, custom_id, options: choices(input.options) },
        ...{ required: false, min_values: 0, max_values: input.options.length },
      }
    default: {
      const { value } = input
      const chosen = value === null ? {} : { default_values: [{ id: value, type: CHANNEL }] }
      const menu = { type: ComponentType.ChannelSelect, custom_id, channel_types: [...WRITABLE_TYPES] }
      return { ...menu, required: false, ...chosen }
    }
  }
}

const choices = (options: Extract<SettingInput, { kind: 'choice' }>['options']) =>
  options.map(({ value, label, selected }) => ({ value, label, default: selected }))

function labelOf(input: SettingInput): APILabelComponent {
  const { label, hint } = input
  const description = hint === null ? {} : { description: cut(hint, LONGEST_HINT) }
  return { type: ComponentType.Label, label: cut(label, LONGEST_LABEL), ...description, component: componentOf(input) }
}

/**
 * The modal that changes a setting, with its present values. Its id contains a fingerprint of these values, by which
 * `saveEntered` notices that somebody else changed the setting meanwhile.
 * @param part which inputs the modal has, because a modal has at most five: 0 for the first five of the setting
 */
export function settingModal(
  setting: AnySetting,
  values: NamedValues,
  { owner, locale, part }: { owner: Snowflake; locale: string; part: number },
): Modal {
  const inputs = inputsOf(setting, values, locale).slice(part * MOST_INPUTS, (part + 1) * MOST_INPUTS)
  return {
    custom_id: componentId(MENU_IDS.save, { owner, key: setting.key, seen: fingerprintOf(setting, values) }),
    title: cut(setting.title[languageOf(locale)], LONGEST_LABEL),
    components: inputs.map(labelOf),
  }
}
