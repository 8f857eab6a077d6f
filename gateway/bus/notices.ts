import type { NatsConnection } from '@nats-io/transport-node'
import * as v from 'valibot'
import { partitionOf } from '../../shared/database/processes/partition.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeSchema as id } from '../../shared/discord/snowflake-schema.ts'

/**
 * Notices between processes, outside the stream: one that is lost costs a question to the database or a later attempt,
 * never XP.
 */
const change = v.variant('kind', [
  /** A member's roles, by an event. */
  v.object({ kind: v.literal('roles'), guildId: id, userId: id, roles: v.array(id) }),
  /** Requests that Discord refused in a guild may succeed from now on. */
  v.object({ kind: v.literal('permissions'), guildId: id, what: v.array(v.picklist(['roles', 'channels'])) }),
])

/** Something that a gateway saw, and that the worker of the guild may need now. */
export type GuildNotice = v.InferOutput<typeof change>

/** guild, member, time of the newest committed message, last award */
const standing = v.tuple([id, id, v.number(), v.number()])
/** guild, member, time of a message that earned nothing */
const refusal = v.tuple([id, id, v.number()])
const results = v.object({ standings: v.array(standing), refusals: v.array(refusal) })

/** The requests of a worker: for each bot, how many slots it wants and holds. */
const claims = v.object({ id: v.string(), bots: v.array(v.tuple([id, v.number(), v.number()])) })

/** Results of a gateway's messages. Times are milliseconds since 1970. */
export type Results = v.InferOutput<typeof results>

/** Sends and receives notices between processes. While NATS is away they are lost. */
export class Notices {
  private connection: NatsConnection | null = null

  /** @param prefix beginning of the subjects */
  constructor(
    private readonly connecting: Promise<NatsConnection>,
    private readonly prefix: string,
  ) {
    void connecting.then((connection) => {
      this.connection = connection
    })
  }

  /** Tells the worker of a guild. */
  tellWorker(notice: GuildNotice): void {
    this.send(`${this.prefix}.guilds.${partitionOf(notice.guildId)}`, notice)
  }

  /** Receives notices about the guilds of this worker. @param isOurs whether this worker holds the partition of a guild */
  onGuildNotice(handle: (notice: GuildNotice) => void, isOurs: (guildId: Snowflake) => boolean): void {
    this.receive(`${this.prefix}.guilds.*`, change, (notice) => {
      if (isOurs(notice.guildId)) handle(notice)
    })
  }

  /** Sends a gateway the results of its messages. */
  tellGateway(processId: string, told: Results): void {
    this.send(`${this.prefix}.results.${processId}`, told)
  }

  /** Receives the results of this gateway's messages. */
  onResults(processId: string, handle: (told: Results) => void): void {
    this.receive(`${this.prefix}.results.${processId}`, results, handle)
  }

  /** Tells every worker, this one included. */
  tellClaims(told: v.InferOutput<typeof claims>): void {
    this.send(`${this.prefix}.claims`, told)
  }

  onClaims(handle: (told: v.InferOutput<typeof claims>) => void): void {
    this.receive(`${this.prefix}.claims`, claims, handle)
  }

  /** While NATS is away the notice is lost. */
  private send(subject: string, value: unknown): void {
    const { connection } = this
    if (connection !== null && !connection.isClosed()) connection.publish(subject, JSON.stringify(value))
  }

  private receive<Schema extends v.GenericSchema>(
    subject: string,
    schema: Schema,
    handle: (value: v.InferOutput<Schema>) => void,
  ): void {
    const text = v.pipe(v.string(), v.parseJson(), schema)
    void this.connecting.then((connection) =>
      connection.subscribe(subject, {
        callback: (error, message) => {
          if (error !== null) return
          // A process of another version may send notices that this one does not know.
          const parsed = v.safeParse(text, message.string())
          if (parsed.success) handle(parsed.output)
        },
      }),
    )
  }
}
