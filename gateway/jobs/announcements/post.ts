import { DiscordAPIError } from '@discordjs/rest'
import { RESTJSONErrorCodes, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord-api-types/v10'
import * as v from 'valibot'
import { describeCard } from '../../../shared/cards/describe.ts'
import type { JobPayload } from '../../../shared/database/jobs/jobs.ts'
import type { Picture } from '../../../shared/discord/message.ts'
import { compareSnowflakes, type Snowflake, snowflakeAt } from '../../../shared/discord/snowflake.ts'
import { announcementBody } from '../../../shared/levelling/announcement-body.ts'
import type { EffectContext } from '../context.ts'
import { describe } from '../outcome.ts'

/** Discord remembers a nonce for "the past few minutes". It is safe to assume this much. */
const NONCE_REMEMBERED_MS = 2 * 60_000
/** How far this machine's clock may be ahead of Discord's. */
const CLOCK_SKEW_MS = 60_000
const PAGE = 100
const MOST_PAGES = 20

const channelSchema = v.object({ id: v.string() })
const messagesSchema = v.array(
  v.object({
    id: v.string(),
    content: v.string(),
    embeds: v.optional(v.array(v.object({ description: v.optional(v.string()) })), []),
    author: v.object({ bot: v.optional(v.boolean(), false) }),
  }),
)

/** An `announcement` job that the process has in hand. */
export interface AnnouncementJob {
  id: string
  guildId: Snowflake
  payload: JobPayload<'announcement'>
  /** When its level-ups were joined, just before it was first sent, in milliseconds since 1970. */
  createdAt: number
}

/**
 * Posts an announcement once, however often this is called. The message's nonce is made of the job's id: while Discord
 * remembers it, a repeated request posts nothing new. Later, the channel is searched for the message first. (If the bot
 * may not read the channel's history, and Discord's answer was lost minutes ago, the message may be posted twice.)
 */
export async function post(announcement: AnnouncementJob, context: EffectContext): Promise<void> {
  const { id, guildId, payload, createdAt } = announcement
  const { content: text, form = 'plain', userIds, unpingedIds = [] } = payload
  const message = announcementBody({ text, form, userIds, unpingedIds })
  const channelId = 'channelId' in payload.to ? payload.to.channelId : await directChannel(payload.to.userId)
  if (context.now() - createdAt > NONCE_REMEMBERED_MS && (await isPosted(channelId))) return

  const body: RESTPostAPIChannelMessageJSONBody = {
    ...message,
    nonce: `job-${id}`,
    enforce_nonce: true,
    ...(payload.inReplyTo !== null && {
      message_reference: { message_id: payload.inReplyTo, fail_if_not_exists: false },
    }),
  }
  await sendPictured(body, await drawn())

  /** The picture of the level-up; null where there is none, where it cannot be drawn, and where the bot may send no files. */
  async function drawn(): Promise<Picture | null> {
    const { cards, refusals } = context
    const [userId] = userIds
    if (!payload.picture || !userId || cards === null || refusals.reasonFor(filesIn(channelId)) !== null) return null
    const { card, avatar } = payload.picture
    const bytes = await cards.draw(guildId, { card, userId, avatar })
    return bytes && { name: 'level-up.webp', type: 'image/webp', bytes, description: describeCard(card) }
  }

  /** Sends the message without its picture where Discord refuses that. */
  async function sendPictured(sent: RESTPostAPIChannelMessageJSONBody, picture: Picture | null): Promise<void> {
    try {
      await sendReply(sent, picture)
    } catch (error) {
      if (picture === null || !isFileRefusal(error)) throw error
      await sendReply(sent, null)
      // The text was accepted, so that only the picture was refused.
      context.refusals.note(filesIn(channelId), describe(error), guildId)
    }
  }

  /** Sends the message as no reply where the bot may not reply. */
  async function sendReply(sent: RESTPostAPIChannelMessageJSONBody, picture: Picture | null): Promise<void> {
    try {
      await send(sent, picture)
    } catch (error) {
      if (!isReplyRefusal(error)) throw error
      const { message_reference: _, ...plain } = sent
      await send(plain, picture)
    }
  }

  async function send(sent: RESTPostAPIChannelMessageJSONBody, picture: Picture | null): Promise<void> {
    const route = Routes.channelMessages(channelId)
    const request = picture === null ? { body: sent } : withFile(sent, picture)
    await context.guildRest.request(guildId, (rest, signal) => rest.post(route, { ...request, signal }))
  }

  /** Discord returns the same channel each time. */
  async function directChannel(recipientId: Snowflake): Promise<Snowflake> {
    const body = { recipient_id: recipientId }
    const answer = await context.guildRest.request(guildId, (rest, signal) =>
      rest.post(Routes.userChannels(), { body, signal }),
    )
    return v.parse(channelSchema, answer).id
  }

  function isSame({ content, embeds }: v.InferOutput<typeof messagesSchema>[number]): boolean {
    const description = message.embeds?.[0]?.description
    return content === (message.content ?? '') && embeds[0]?.description === description
  }

  async function isPosted(channel: Snowflake): Promise<boolean> {
    let after = snowflakeAt(createdAt - CLOCK_SKEW_MS)
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ after, limit: String(PAGE) })
      const answer = await context.guildRest.request(guildId, (rest, signal) =>
        rest.get(Routes.channelMessages(channel), { query, signal }),
      )
      const messages = v.parse(messagesSchema, answer)
      if (messages.some((other) => other.author.bot && isSame(other))) return true
      const newest = messages
        .map(({ id: messageId }) => messageId)
        .sort(compareSnowflakes)
        .at(-1)
      if (newest === undefined || messages.length < PAGE) return false
      after = newest
    }
    return false
  }
}

/** A message with a picture beside it, as @discordjs/rest takes it. */
const withFile = (body: RESTPostAPIChannelMessageJSONBody, { name, type, bytes, description }: Picture) => ({
  body: { ...body, attachments: [{ id: '0', filename: name, description }] },
  files: [{ name, contentType: type, data: bytes }],
})

/** The key under which a refusal of files in a channel is remembered. */
const filesIn = (channelId: Snowflake): string => `files in ${channelId}`

/** Codes with which Discord refuses a file. The first also refuses texts. */
const FILE_REFUSALS = new Set<number | string>([
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.RequestEntityTooLarge,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
])

const isFileRefusal = (error: unknown): boolean => error instanceof DiscordAPIError && FILE_REFUSALS.has(error.code)

/** A bot that may not read a channel's history may write there, but not reply. */
const isReplyRefusal = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory
