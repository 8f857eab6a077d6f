import type { APIChannel } from 'discord-api-types/v10'
import { ChannelType } from '../discord-types.ts'

/** Channels below a heading: a category of the server, direct messages, or none for channels without a category. */
export interface Group {
  key: string
  /** Null for direct messages, and for channels without a category. */
  category: APIChannel | null
  isDirect: boolean
  channels: readonly APIChannel[]
}

const positionOf = (channel: APIChannel): number => ('position' in channel ? (channel.position ?? 0) : 0)
const inOrder = (channels: readonly APIChannel[]): APIChannel[] =>
  channels.toSorted((a, b) => positionOf(a) - positionOf(b) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))

/** Channels below their categories, in the order of the server, then direct messages. A group without channels is left out. */
export function arrange(channels: readonly APIChannel[]): readonly Group[] {
  const isCategory = ({ type }: APIChannel): boolean => type === ChannelType.GuildCategory
  const isDirect = ({ type }: APIChannel): boolean => type === ChannelType.DM
  const parentOf = (channel: APIChannel): string | null => ('parent_id' in channel ? (channel.parent_id ?? null) : null)
  const below = (parent: string | null) =>
    inOrder(channels.filter((channel) => !isCategory(channel) && !isDirect(channel) && parentOf(channel) === parent))
  const categories = inOrder(channels.filter(isCategory))
  const groups: Group[] = [
    { key: 'none', category: null, isDirect: false, channels: below(null) },
    ...categories.map((category) => ({ key: category.id, category, isDirect: false, channels: below(category.id) })),
    { key: 'direct', category: null, isDirect: true, channels: channels.filter(isDirect) },
  ]
  return groups.filter((group) => group.channels.length > 0)
}
