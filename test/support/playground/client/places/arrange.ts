import type { APIChannel } from 'discord-api-types/v10'
import { ChannelType } from '../discord-types.ts'

/** A category with its channels; the first group has the channels without a category. */
export interface Group {
  category: APIChannel | null
  channels: readonly APIChannel[]
}

const positionOf = (channel: APIChannel): number => ('position' in channel ? (channel.position ?? 0) : 0)
const inOrder = (channels: readonly APIChannel[]): APIChannel[] =>
  channels.toSorted((a, b) => positionOf(a) - positionOf(b) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))

/** Channels below their categories, in the order of the server. A category without visible channels is left out. */
export function arrange(channels: readonly APIChannel[]): readonly Group[] {
  const isCategory = ({ type }: APIChannel): boolean => type === ChannelType.GuildCategory
  const parentOf = (channel: APIChannel): string | null => ('parent_id' in channel ? (channel.parent_id ?? null) : null)
  const below = (parent: string | null) =>
    inOrder(channels.filter((channel) => !isCategory(channel) && parentOf(channel) === parent))
  const groups = inOrder(channels.filter(isCategory)).map((category) => ({ category, channels: below(category.id) }))
  return [{ category: null, channels: below(null) }, ...groups].filter((group) => group.channels.length > 0)
}
