import { computed } from '@preact/signals'
import type { APIChannel, APIUser } from 'discord-api-types/v10'
import type { MentionNames } from '../../../../../edge/dashboard/discord-text/discord-text.tsx'
import { ChannelType } from '../discord-types.ts'
import { play } from './store.ts'

/** The name that Discord shows for a user without a known nickname. */
const nameOfUser = ({ global_name, username }: APIUser): string => global_name ?? username

const memberNames = computed<ReadonlyMap<string, string>>(() => {
  const { members = [] } = play.value?.room ?? {}
  return new Map(members.map(({ nick, user }) => [user.id, nick ?? nameOfUser(user)]))
})

/** The name of a member of the server, or of a user who left it. */
export const nameOf = (user: APIUser): string => memberNames.value.get(user.id) ?? nameOfUser(user)

/** Names of what texts mention. */
export const names = computed<MentionNames>(() => {
  const { roles = [], channels = [] } = play.value?.room ?? {}
  return {
    user: (id) => memberNames.value.get(id),
    role: (id) => roles.find((role) => role.id === id)?.name,
    channel: (id) => channels.find((channel) => channel.id === id)?.name ?? undefined,
  }
})

/** The name of a channel. A direct message channel is always with the bot. */
export const nameOfChannel = ({ type, name }: Pick<APIChannel, 'type' | 'name'>): string =>
  type === ChannelType.DM ? (play.value?.room.application.name ?? '') : (name ?? '')

/** The address of a user's picture; null for none. */
export const avatarOf = ({ id, avatar }: Pick<APIUser, 'id' | 'avatar'>): string | null =>
  avatar === null || play.value === null ? null : `${play.value.room.cdn}/avatars/${id}/${avatar}.webp?size=64`
