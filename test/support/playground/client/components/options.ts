import type { APISelectMenuComponent } from 'discord-api-types/v10'
import { ComponentType } from '../discord-types.ts'
import { channelsOfTypes, type Directory, withSign } from '../room/named.ts'

/** A choice of a menu, a radio group or a group of checkboxes. */
export interface Choice {
  value: string
  label: string
  description: string | null
  emoji: string | null
}

type Menu = Pick<APISelectMenuComponent, 'type'> | APISelectMenuComponent

/** The choices that a menu shows. Menus of users, roles and channels show all of the server's. */
export function choicesOf(menu: Menu, directory: Directory): readonly Choice[] {
  const { members, roles } = directory
  const named = (sign: string, all: readonly { id: string; name: string }[]): Choice[] =>
    all.map(({ id, name }) => ({
      value: id,
      label: withSign(sign, name),
      description: null,
      emoji: null,
    }))
  switch (menu.type) {
    case ComponentType.UserSelect:
      return named('@', members)
    case ComponentType.RoleSelect:
      return named('@', roles)
    case ComponentType.MentionableSelect:
      return [...named('@', members), ...named('@', roles)]
    case ComponentType.ChannelSelect:
      return named('#', channelsOfTypes(directory, 'channel_types' in menu ? menu.channel_types : undefined))
    default:
      return ('options' in menu ? menu.options : []).map(({ value, label, description, emoji }) => ({
        value,
        label,
        description: description ?? null,
        emoji: emoji?.name ?? null,
      }))
  }
}

/** The values that the bot has chosen in a menu beforehand. */
export function defaultsOf(menu: APISelectMenuComponent): readonly string[] {
  if (menu.type === ComponentType.StringSelect)
    return menu.options.filter((one) => one.default).map(({ value }) => value)
  return (menu.default_values ?? []).map(({ id }) => id)
}

/** Choices whose label contains the typed text. */
export const fitting = (choices: readonly Choice[], typed: string): readonly Choice[] => {
  const wanted = typed.trim().toLocaleLowerCase()
  return choices.filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
}
