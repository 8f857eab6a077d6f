import { computed } from '@preact/signals'
import { ChannelType } from '../discord-types.ts'
import { type LocaleCode, type Sendable, sendableCommands } from '../typing/commands.ts'
import type { Directory } from './named.ts'
import { nameOf } from './names.ts'
import { play } from './store.ts'

export const locale = computed<LocaleCode>(() => play.value?.room.self.locale ?? ('en-US' as LocaleCode))

/** A signal of its own, so that the commands are parsed once for each member and language, and not after each event. */
const offered = computed(() => play.value?.room.commands ?? [])

export const sendable = computed<readonly Sendable[]>(() => sendableCommands(offered.value, locale.value))

/** Everything that values of options and menus can name. */
export const directory = computed<Directory>(() => {
  const { members = [], roles = [], channels = [] } = play.value?.room ?? {}
  return {
    members: members.map(({ user }) => ({ id: user.id, name: nameOf(user), username: user.username })),
    roles: roles.map(({ id, name }) => ({ id, name })),
    channels: channels
      .filter(({ type }) => type !== ChannelType.GuildCategory && type !== ChannelType.DM)
      .map(({ id, name, type }) => ({ id, name: name ?? '', type })),
  }
})
