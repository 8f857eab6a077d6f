import { Routes } from 'discord-api-types/v10'
import type { JobPayload } from '../../shared/database/jobs/jobs.ts'
import { asComponentsV2 } from '../../shared/discord/components-v2.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { EffectContext } from './context.ts'
import { describe, isFinal } from './outcome.ts'

const EDIT_EVERY_MS = 2_000
const FINAL_TRIES = 3
/** The token must still be valid when the request arrives. */
const MARGIN_MS = 5_000

/** What a report shows: a text, or a message with buttons. */
type Shown = string | Pick<Message, 'content' | 'embeds' | 'components'>

/**
 * Shows the progress of a job to the admin who started it, by editing the reply to the command. If the reply is gone or
 * its token has expired, the job continues without a report.
 */
export class Report {
  private lastEditAt = 0
  private editing: Promise<void> | null = null

  constructor(
    private readonly guildId: Snowflake,
    private reply: JobPayload<'guild-role-sync'>['reply'],
    private readonly context: EffectContext,
  ) {}

  /** Shows this, unless the reply was edited in the last two seconds. Does not wait for Discord. */
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

  /** Shows the result, and waits until it is shown. @returns whether it is shown */
  async finish(content: (locale: string) => Shown): Promise<boolean> {
    await this.editing
    for (let tries = 0; tries < FINAL_TRIES && this.reply !== null; tries++) {
      if (await this.edit(content(this.reply.locale))) return true
      if (!(await this.context.sleep(EDIT_EVERY_MS))) return false
    }
    return false
  }

  /** Never rejects. A failure is logged without the address of the request, because that holds the token. */
  private async edit(shown: Shown): Promise<boolean> {
    const { reply } = this
    if (reply === null || reply.expiresAt - MARGIN_MS < this.context.now()) {
      this.reply = null
      return false
    }
    const route = Routes.webhookMessage(reply.applicationId, reply.token)
    const message = typeof shown === 'string' ? { content: shown } : shown
    const whole = { embeds: [], components: [], ...message, allowed_mentions: { parse: [] } }
    const body = reply.componentsV2 ? asComponentsV2(whole) : whole
    try {
      // Without the bot's token: a refusal is about the token of the reply, and must not count as the bot's.
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
