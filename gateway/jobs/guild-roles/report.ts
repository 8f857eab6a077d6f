import { Routes } from 'discord-api-types/v10'
import type { JobPayload } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { EffectContext } from '../context.ts'
import { describe, isFinal } from '../outcome.ts'

const EDIT_EVERY_MS = 2_000
const LAST_WORD_TRIES = 3
/** The token must still live when the request arrives. */
const MARGIN_MS = 5_000

/**
 * Tells the admin who asked how far a job has come, by editing the answer to the command. Where that answer is gone
 * or its token has run out, the job goes on in silence.
 */
export class Report {
  private lastEditAt = 0
  private editing: Promise<void> | null = null

  constructor(
    private readonly guildId: Snowflake,
    private reply: JobPayload<'guild-role-sync'>['reply'],
    private readonly context: EffectContext,
  ) {}

  /** Says this soon, unless something was said just now. Does not wait for Discord. */
  update(content: (locale: string) => string): void {
    const now = this.context.now()
    if (this.reply === null || this.editing !== null || now - this.lastEditAt < EDIT_EVERY_MS) return
    this.lastEditAt = now
    this.editing = this.edit(content(this.reply.locale))
      .then(() => {})
      .finally(() => {
        this.editing = null
      })
  }

  /** Says the last word, and waits until it is said. */
  async finish(content: (locale: string) => string): Promise<void> {
    await this.editing
    for (let tries = 0; tries < LAST_WORD_TRIES && this.reply !== null; tries++) {
      if ((await this.edit(content(this.reply.locale))) || !(await this.context.sleep(EDIT_EVERY_MS))) return
    }
  }

  /** Never rejects. Its failures are told by what Discord said alone: the address holds the token. */
  private async edit(content: string): Promise<boolean> {
    const { reply } = this
    if (reply === null || reply.expiresAt - MARGIN_MS < this.context.now()) {
      this.reply = null
      return false
    }
    const route = Routes.webhookMessage(reply.applicationId, reply.token)
    const body = { content, embeds: [], components: [], allowed_mentions: { parse: [] } }
    try {
      // Without the bot's own token: a refusal is about the reply's, and must not count as the bot's.
      await this.context.guildRest.request(this.guildId, (rest, signal) =>
        rest.patch(route, { body, signal, auth: false }),
      )
      return true
    } catch (error) {
      if (isFinal(error)) this.reply = null
      this.context.log.debug({ guild: this.guildId, reason: describe(error) }, 'progress not shown')
      return false
    }
  }
}
