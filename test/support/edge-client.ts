import type { Updateable } from 'kysely'
import type { GuildTable } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type SigningKey, signBody } from './discord/interactions/signing.ts'
import type { RunningEdge } from './edge.ts'
import { EdgeCommunity } from './edge-community.ts'
import { type EdgeWorld, type MemberState, type Reply, readReply } from './edge-world.ts'
import { buttonInteraction, commandInteraction, type Interaction, type Invoker, type Values } from './interaction.ts'
import { completed } from './late-answer.ts'

export interface PostOptions {
  botId?: Snowflake
  key?: SigningKey
  /** Difference of the sender's clock to the real time, in milliseconds. */
  clockOffsetMs?: number
  /** Headers that replace, or are added to, the correct ones. */
  headers?: Readonly<Record<string, string>>
  /** A body that is sent instead of the signed one. */
  sent?: RequestInit['body']
}

/** Sends interactions to a running edge, as Discord does. */
export class EdgeClient {
  constructor(
    readonly edge: RunningEdge,
    readonly world: EdgeWorld,
  ) {}

  /** Posts a body with its signature. */
  post(body: string, options: PostOptions = {}): Promise<Response> {
    const { botId = this.world.applicationId, key = this.world.key, clockOffsetMs = 0, headers = {} } = options
    const signed = signBody(key, body, Date.now() + clockOffsetMs)
    return fetch(`${this.edge.url}/interactions/${botId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed, ...headers },
      body: options.sent ?? body,
      // A server that refuses a body before it has read it closes the connection, and the next request would meet that.
      keepalive: options.sent === undefined,
    })
  }

  /** Posts a body with these headers and no others. */
  postWith(body: string, headers: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${this.edge.url}/interactions/${this.world.applicationId}`, {
      method: 'POST',
      headers: { ...headers },
      body,
    })
  }

  /** Sends an interaction. @returns the reply, which may be deferred @throws where the edge does not answer with 200 */
  async interactEarly(interaction: Interaction, options: PostOptions = {}): Promise<Reply> {
    return readReply(await this.#firstAnswer(interaction, options))
  }

  /** Sends an interaction. Waits for a deferred reply. @throws where the edge does not answer with 200 */
  async interact(interaction: Interaction, options: PostOptions = {}): Promise<Reply> {
    const first = await this.#firstAnswer(interaction, options)
    return readReply(await completed(this.world.discord, first, interaction.token))
  }

  async #firstAnswer(interaction: Interaction, options: PostOptions): Promise<unknown> {
    const response = await this.post(JSON.stringify(interaction), options)
    if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`)
    return response.json()
  }

  async guild(members: Readonly<Record<Snowflake, MemberState>> = {}): Promise<TestGuild> {
    return new TestGuild(this, await this.world.addGuild(members))
  }

  /** Opens a server of the simulated Discord, whose members use commands and buttons as in Discord's client. */
  community(settings: Updateable<GuildTable> = {}): Promise<EdgeCommunity> {
    return EdgeCommunity.open(this, settings)
  }
}

/** A server known by its id alone. Its members may also send interactions that Discord's client would not let them send. */
export class TestGuild {
  constructor(
    readonly client: EdgeClient,
    readonly id: Snowflake,
  ) {}

  /** Member `7`, unless another is named. */
  invoker(who: Partial<Invoker> = {}): Invoker {
    return { applicationId: this.client.world.applicationId, guildId: this.id, userId: '7', ...who }
  }

  /** Uses a command, with options as `member.runs` of the simulated Discord takes them. */
  runs(line: string, { options = {}, ...who }: Partial<Invoker> & { options?: Values } = {}): Promise<Reply> {
    return this.client.interact(commandInteraction(line, options, this.invoker(who)))
  }

  clicks(customId: string, who: Partial<Invoker> = {}): Promise<Reply> {
    return this.client.interact(buttonInteraction(customId, this.invoker(who)))
  }
}
