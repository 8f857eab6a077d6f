import type { Kysely } from 'kysely'
import { storedNames } from '../../shared/database/jobs/stored-kinds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { CommandLoad } from '../support/command-load.ts'
import type { Guild } from '../support/discord/community/guild.ts'

/** The database does not report the end of a job. More looks would take its time from the processes that are measured. */
const LOOK_EVERY_MS = 250
/** The level role that the admins remove and add again. Many members have it. */
const [ROLE, LEVEL] = ['Silver', 3]

/** Admins who change level roles and settings all the time, so that role syncs are always under way. */
export class Admins {
  /** Changes of level roles and settings whose role sync has ended. */
  changed = 0
  private stopping = false
  private work: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly guilds: readonly Guild[],
    private readonly db: Kysely<Database>,
    private readonly load: CommandLoad,
  ) {}

  /** @param atOnce the number of servers in which admins work at the same time */
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
      const [assigns, hasRole] = [() => this.assignType(guild), () => this.hasLevelRole(guild)]
      await this.change(guild, '/settings roles', { type: 'stack' }, async () => (await assigns()) === 'stack')
      await this.change(guild, '/settings roles', { type: 'single' }, async () => (await assigns()) === 'single')
      await this.change(guild, '/levelroles remove', { role: guild.role(ROLE).id }, async () => !(await hasRole()))
      await this.change(guild, '/levelroles add', { role: guild.role(ROLE), level: LEVEL }, hasRole)
    }
  }

  /** Uses a command until it has changed the settings, then waits until its role sync has ended. */
  private async change(
    guild: Guild,
    line: string,
    options: Readonly<Record<string, string | number | { id: string }>>,
    isChanged: () => Promise<boolean>,
  ): Promise<void> {
    do await this.load.use(() => guild.owner.runs(line, { options, in: guild.channel('commands') }))
    while (!(await isChanged()))
    while (await this.isSyncing(guild)) await Bun.sleep(LOOK_EVERY_MS)
    this.changed += 1
  }

  private async assignType(guild: Guild): Promise<string | undefined> {
    const rows = this.db.selectFrom('guilds').select('role_assign_type').where('id', '=', guild.id)
    return (await rows.executeTakeFirst())?.role_assign_type
  }

  private async hasLevelRole(guild: Guild): Promise<boolean> {
    const rows = this.db.selectFrom('level_roles').select('role_id').where('guild_id', '=', guild.id)
    return (await rows.where('role_id', '=', guild.role(ROLE).id).executeTakeFirst()) !== undefined
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
