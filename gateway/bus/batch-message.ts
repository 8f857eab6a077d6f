import * as v from 'valibot'
import type { NewUser } from '../../shared/database/members/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeSchema as id } from '../../shared/discord/snowflake-schema.ts'
import { parseTraceparent } from '../../shared/trace/context.ts'
import type { EarningMessage, Entry, Write } from './entry.ts'
import type { Source } from './progress.ts'

/**
 * The format that this version writes; it reads this one and the next. So a new version may only add optional keys,
 * elements at the end of a row, and kinds of writes: then a gateway and a worker one version apart understand each other.
 */
const VERSION = 1

/** A write on its way from the gateway that received the event to a worker. */
export interface SentWrite {
  write: Write
  /** Null for a write that no session asked for. */
  source: Source | null
  /** When the event came, milliseconds since 1970. */
  receivedAt: number
}

/** Writes of one partition, in the order of their events. */
export interface SentBatch {
  /** The gateway process that sent it. */
  processId: string
  writes: readonly SentWrite[]
}

/** This version cannot read a message of the stream. The error's message says why. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage'
}

const natural = v.pipe(v.number(), v.integer(), v.minValue(0))

const user = v.pipe(
  v.looseTuple([id, v.string(), v.nullable(v.string()), v.string(), v.nullable(v.string())]),
  v.transform(
    ([id, username, globalName, discriminator, avatar]): NewUser => ({
      id,
      username,
      globalName,
      discriminator,
      avatar,
    }),
  ),
)
const userRow = ({ id, username, globalName, discriminator, avatar }: NewUser) =>
  [id, username, globalName, discriminator, avatar] as const

/** A later version may have another element there. */
const isTrace = (value: unknown): value is string => typeof value === 'string' && parseTraceparent(value) !== null

/** Nearly every write is a message, so it is a row without keys: id, guild, channel, author, roles, and a trace where it has one. */
const message = v.pipe(
  v.looseTuple([id, id, id, user, v.array(id)]),
  v.transform(
    ([id, guildId, channelId, author, roleIds, trace]): Write => ({
      kind: 'message',
      message: { id, guildId, channelId, author, roleIds, ...(isTrace(trace) && { trace }) },
    }),
  ),
)
function messageRow({ id, guildId, channelId, author, roleIds, trace }: EarningMessage) {
  const row = [id, guildId, channelId, userRow(author), roleIds] as const
  return trace === undefined ? row : [...row, trace]
}

const place = v.object({ id, parentId: v.nullable(id), isThread: v.boolean() })
const change = v.variant('kind', [
  v.object({ kind: v.literal('placed'), place }),
  v.object({ kind: v.literal('gone'), id }),
  v.object({
    kind: v.literal('threads'),
    of: v.union([v.array(id), v.literal('every channel')]),
    threads: v.array(place),
  }),
  v.object({ kind: v.literal('all'), places: v.array(place) }),
])
const sight = v.object({
  botId: id,
  at: natural,
  since: natural,
  isReplay: v.boolean(),
  isComplete: v.boolean(),
  states: v.array(v.object({ userId: id, channelId: v.nullable(id), flags: natural, roles: v.string() })),
  afkChannelId: v.exactOptional(v.nullable(id)),
})
const other = v.variant('kind', [
  v.object({ kind: v.literal('guild'), guild: v.object({ id, name: v.string(), locale: v.string() }) }),
  v.object({ kind: v.literal('guild-left'), guildId: id }),
  v.object({ kind: v.literal('guilds-listed'), guildIds: v.array(id), partition: v.exactOptional(natural) }),
  v.object({ kind: v.literal('member-joined'), guildId: id, user }),
  v.object({ kind: v.literal('member-screened'), guildId: id, userId: id }),
  v.object({
    ...{ kind: v.literal('members-seen'), guildId: id },
    ...{ hereIds: v.array(id), goneIds: v.array(id), at: natural },
  }),
  v.object({ kind: v.literal('channels'), guildId: id, change }),
  v.object({
    kind: v.literal('reaction'),
    reaction: v.object({
      ...{ messageId: id, guildId: id, channelId: id, giver: user },
      ...{ giverRoleIds: v.array(id), authorId: id, at: natural },
    }),
  }),
  v.object({ kind: v.literal('voice'), guildId: id, users: v.array(user), sight }),
])

const envelope = v.object({
  version: natural,
  process: v.string(),
  /** bot, shard, number of shards */
  sources: v.array(v.looseTuple([id, natural, natural])),
  /** index of the source or null, time of receipt, the write */
  writes: v.array(v.looseTuple([v.nullable(natural), natural, v.unknown()])),
})
const anyWrite: v.GenericSchema<unknown, Write> = v.union([message, other])

const anyVersion = v.object({ version: natural })

const rowOf = (write: Write): unknown => {
  if (write.kind === 'message') return messageRow(write.message)
  if (write.kind === 'reaction') {
    const { reaction } = write
    return { ...write, reaction: { ...reaction, giver: userRow(reaction.giver) } }
  }
  if (write.kind === 'voice') return { ...write, users: write.users.map(userRow) }
  return write.kind === 'member-joined' ? { ...write, user: userRow(write.user) } : write
}

/** The write of an entry, ready to be sent. */
export const sentWriteOf = ({ origin, receivedAt, ...write }: Entry): SentWrite => ({
  write,
  source: origin?.source ?? null,
  receivedAt: receivedAt ?? 0,
})

/** The text of a message of the stream. */
export function encodeBatch({ processId, writes }: SentBatch): string {
  const sources: Source[] = []
  const indexOf = (source: Source | null): number | null => {
    if (source === null) return null
    const known = sources.findIndex(
      ({ botId, shard, shardCount }) =>
        botId === source.botId && shard === source.shard && shardCount === source.shardCount,
    )
    return known >= 0 ? known : sources.push(source) - 1
  }
  const rows = writes.map(({ write, source, receivedAt }) => [indexOf(source), receivedAt, rowOf(write)])
  return JSON.stringify({
    version: VERSION,
    process: processId,
    sources: sources.map(({ botId, shard, shardCount }) => [botId, shard, shardCount]),
    writes: rows,
  })
}

/** What a worker reads from a message. */
export interface ReceivedBatch extends SentBatch {
  /** Writes that this version cannot read, each as a message with one write. The other writes can be committed. */
  unreadable: readonly { reason: string; text: string }[]
}

/** Reads a message of the stream. @throws UnreadableMessage if no part of the message can be read */
export function decodeBatch(text: string): ReceivedBatch {
  const value = parseJson(text)
  const version = v.safeParse(anyVersion, value)
  if (!version.success) throw new UnreadableMessage('the message has no version')
  if (version.output.version > VERSION + 1) {
    throw new UnreadableMessage(`version ${version.output.version} is too new: this worker reads up to ${VERSION + 1}`)
  }
  const parsed = v.safeParse(envelope, value)
  if (!parsed.success) throw new UnreadableMessage(describe(parsed.issues))
  const { process: processId, sources, writes } = parsed.output
  const batch = { processId, writes: [] as SentWrite[], unreadable: [] as { reason: string; text: string }[] }
  const alone = (write: unknown) => JSON.stringify({ ...parsed.output, writes: [write] })
  for (const [index, receivedAt, row] of writes) {
    const source = index === null ? null : sources[index]
    const write = v.safeParse(anyWrite, row)
    if (source === undefined)
      batch.unreadable.push({ reason: `there is no source ${index}`, text: alone([index, receivedAt, row]) })
    else if (!write.success)
      batch.unreadable.push({ reason: describe(write.issues), text: alone([index, receivedAt, row]) })
    else {
      batch.writes.push({ write: write.output, source: source && sourceOf(source), receivedAt })
    }
  }
  return batch
}

const sourceOf = ([botId, shard, shardCount]: [Snowflake, number, number, ...unknown[]]): Source => ({
  botId,
  shard,
  shardCount,
})

const describe = ([issue]: [v.BaseIssue<unknown>, ...unknown[]]): string =>
  `${v.getDotPath(issue) ?? 'the write'}: ${issue.message}`

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableMessage('the message is not JSON')
  }
}
