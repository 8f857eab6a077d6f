import { ChannelType } from '../../../shared/discord/channel-type.ts'
import type { GuildChannel } from '../../../shared/discord/guild-view.ts'
import { compareSnowflakes } from '../../../shared/discord/snowflake.ts'

/** Discord lists voice channels below the other channels of the same category. */
const VOICE: ReadonlySet<number> = new Set([ChannelType.GuildVoice, ChannelType.GuildStageVoice])

const compare = (a: GuildChannel, b: GuildChannel): number =>
  Number(VOICE.has(a.type)) - Number(VOICE.has(b.type)) ||
  (a.position ?? 0) - (b.position ?? 0) ||
  compareSnowflakes(a.id, b.id)

/** The channels in the order in which Discord shows them: those without a category first, then each category with its own. */
export function inDiscordOrder(channels: Iterable<GuildChannel>): GuildChannel[] {
  const all = [...channels].sort(compare)
  const categories = all.filter(({ type }) => type === ChannelType.GuildCategory)
  const known = new Set(categories.map(({ id }) => id))
  const loose = all.filter(({ type, parentId }) => type !== ChannelType.GuildCategory && !known.has(parentId ?? ''))
  return [
    ...loose,
    ...categories.flatMap((category) => [category, ...all.filter(({ parentId }) => parentId === category.id)]),
  ]
}
