import { DiscordAPIError, type REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import * as v from 'valibot'
import type { ChannelChange } from '../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { placeSchema } from '../discord/channel-place.ts'
import type { ChannelTree } from './memory/channel-tree.ts'

/** Requests under way at the same time: they share Discord's limit of 50 a second with all else that a bot says. */
const AT_ONCE = 4
const ANSWER_WITHIN_MS = 15_000

const places = v.pipe(
  v.array(placeSchema),
  v.transform((channels) => channels.map(({ place }) => place)),
)
const activeThreads = v.object({ threads: places })

export interface ChannelLookupParts {
  channels: ChannelTree
  /** The bot to ask as; null where no bot of this process is in the guild. */
  restFor: (guildId: Snowflake) => REST | null | Promise<REST | null>
}

/** Receives the channels of a guild that Discord named, to be queued at once for the database. */
export type NoteChannels = (change: ChannelChange) => void

/** Asks Discord where channels lie that no event and no row has told of. */
export class ChannelLookup {
  private free = AT_ONCE
  private readonly turns: (() => void)[] = []

  constructor(private readonly parts: ChannelLookupParts) {}

  /**
   * Finds out about all channels of a guild that is not known, otherwise about this one.
   * @returns false where there is no such channel
   * @throws where Discord, or a bot to ask as, is not there now
   */
  async learn(guildId: Snowflake, channelId: Snowflake, note: NoteChannels): Promise<boolean> {
    const rest = await this.parts.restFor(guildId)
    if (rest === null) throw new Error('no bot of this process serves the guild')
    await this.turn()
    try {
      if (this.parts.channels.knows(guildId)) return await this.learnChannel(rest, guildId, channelId, note)
      await this.learnGuild(rest, guildId, note)
      return true
    } finally {
      this.free++
      this.turns.shift()?.()
    }
  }

  private async learnGuild(rest: REST, guildId: Snowflake, note: NoteChannels): Promise<void> {
    const { channels } = this.parts
    channels.listen(guildId)
    const [all, threads] = await Promise.all([
      ask(rest, Routes.guildChannels(guildId), places),
      ask(rest, Routes.guildActiveThreads(guildId), activeThreads),
    ])
    // GUILD_CREATE may have named the channels meanwhile, and later changes may be too many to keep.
    if (channels.knows(guildId)) return
    if (!channels.heardAll(guildId)) throw new Error('more was told of the guild than could be noted')
    channels.begin(guildId, [...all, ...threads.threads])
    note({ kind: 'all', places: channels.placesOf(guildId) })
  }

  private async learnChannel(
    rest: REST,
    guildId: Snowflake,
    channelId: Snowflake,
    note: NoteChannels,
  ): Promise<boolean> {
    const { channels } = this.parts
    const found = await ask(rest, Routes.channel(channelId), placeSchema).catch(unlessUnknown)
    if (found === null) return false
    // An event that came meanwhile is newer.
    if (channels.path(guildId, channelId).unknown !== channelId) return true
    const change = { kind: 'placed', place: found.place } as const
    channels.change(guildId, change)
    note(change)
    return true
  }

  private async turn(): Promise<void> {
    while (this.free === 0) await new Promise<void>((resolve) => this.turns.push(resolve))
    this.free--
  }
}

async function ask<Schema extends v.GenericSchema>(
  rest: REST,
  route: `/${string}`,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  return v.parse(schema, await rest.get(route, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }))
}

function unlessUnknown(error: unknown): null {
  if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownChannel) return null
  throw error
}
