import type { Kysely } from 'kysely'
import { storedNames } from '../../shared/database/jobs/stored-kinds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { CommandLoad } from '../support/command-load.ts'
import type { Guild } from '../support/discord/community/guild.ts'

const LOOK_EVERY_MS = 250
/** The level role that the admins remove and add again. Many members hold it. */
const [ROLE, LEVEL] = ['Silver', 3]

/** Admins who change level roles and settings, one after the other, so that role syncs are always under way. */
export class Admins {
  /** Changes of level roles and settings, each of which begins a role sync that has ended meanwhile. */
  changed = 0
  private stopping = false
  private work: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly guilds: readonly Guild[],
    private readonly db: Kysely<Database>,
    private readonly load: CommandLoad,
  ) {}

  /** @param atOnce in how many servers admins are at work at the same time */
  start(atOnce: number): void {
    this.work = Promise.all(Array.from({ length: atOnce }, (_, nth) => this.workFrom(nth, atOnce)))
  }

  /** Waits until each admin has put the settings back as they were. */
  async stop(): Promise<void> {
    this.stopping = true
    await this.work
  }

  private async workFrom(first: number, step: number): Promise<void> {
    for (let nth = first; !this.stopping; nth += step) {
      const guild = this.guilds[nth % this.guilds.length]
      if (guild === undefined) return
      await this.change(guild, '/settings roles', { type: 'stack' })
      await this.change(guild, '/settings roles', { type: 'single' })
      await this.change(guild, '/levelroles remove', { role: guild.role(ROLE).id })
      await this.change(guild, '/levelroles add', { role: guild.role(ROLE), level: LEVEL })
    }
  }

  /** Uses a command, and waits until the role sync that it begins has ended. */
  private async change(
    guild: Guild,
    line: string,
    options: Readonly<Record<string, string | number | { id: string }>>,
  ): Promise<void> {
    await this.load.use(() => guild.owner.runs(line, { options, in: guild.channel('commands') }))
    while (await this.isSyncing(guild)) await Bun.sleep(LOOK_EVERY_MS)
    this.changed += 1
  }

  private async isSyncing(guild: Guild): Promise<boolean> {
    const jobs = await this.db
      .selectFrom('jobs')
      .select('id')
      .where('guild_id', '=', guild.id)
      .where('kind', 'in', storedNames('guild-role-sync'))
      .where('state', '<>', 'failed')
      .limit(1)
      .execute()
    return jobs.length > 0
  }
}
