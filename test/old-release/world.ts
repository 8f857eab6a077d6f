import { QUICK_LEASES } from '../distributed/leases.ts'
import { Community } from '../faults/community.ts'
import { becomeExperienced } from '../faults/experienced.ts'
import { countLevelUps, earnedIn, findingsOf, sentencesOf } from '../faults/findings.ts'
import { CommandLoad } from '../support/command-load.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import type { Discord } from '../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { startTestNats, type TestNats } from '../support/nats.ts'
import { until } from '../support/until.ts'
import { countPerRange, wrongCounts } from './counts.ts'
import { type Modes, Releases } from './releases.ts'

/** On a machine with many processes, an answer may take longer than the three seconds that Discord waits. */
const OF_DISCORD = { rateLimits: NO_RATE_LIMITS, interactionDeadlineMs: 30_000, identifyWindowMs: 50 }
const SIZE = { guilds: 4, membersPerGuild: 15, perSecond: 100 }
const MOST_XP_BEFORE = 2_000
const COMMANDS_PER_SECOND = 10
const MS_PER_SECOND = 1_000
/** Short: if an old standalone process does not hand over its shard, the new one waits until this lease has ended. */
const QUICK = { SHARD_LEASE_MS: '2000', JOB_LEASE_MS: '5000' }
const SETTLE_WITHIN_MS = 120_000
/** A look reads all members and counts of the database, which the processes use at the same time. */
const LOOK_EVERY_MS = 200

/** Members who chat and use commands, on a database with today's tables. */
export class OldReleaseWorld {
  private constructor(
    readonly releases: Releases,
    readonly community: Community,
    readonly commands: CommandLoad,
    private readonly database: TestDatabase,
    private readonly discord: Discord,
    private readonly nats: TestNats | null,
    private readonly stopped: AbortSignal,
  ) {}

  /** @param withNats runs a gateway and a worker in place of a standalone process @param stopped ends each wait early */
  static async open(withNats: boolean, stopped: AbortSignal): Promise<OldReleaseWorld> {
    const [database, discord] = await Promise.all([openTestDatabase(), startDiscord(OF_DISCORD)])
    const nats = withNats ? await startTestNats() : null
    const modes: Modes = withNats ? ['gateway', 'worker'] : ['standalone']
    const environment = nats === null ? QUICK : { ...QUICK, ...QUICK_LEASES, NATS_URL: nats.url, ENVIRONMENT: 'test' }
    const application = discord.application({ name: 'Prosperity' })
    const community = await Community.open(discord, application, database.db, SIZE)
    await becomeExperienced(community, database.db, MOST_XP_BEFORE)
    const releases = new Releases({ discord, application, database, modes, environment, stopped })
    const commands = CommandLoad.of(community)
    return new OldReleaseWorld(releases, community, commands, database, discord, nats, stopped)
  }

  /** Fills the newest tables for one server, as today's release does after some time. */
  async useNewTables(): Promise<void> {
    const [guild] = this.community.guilds
    if (guild === undefined) return
    const channel = { guild_id: guild.id, target_id: guild.channel('commands').id, kind: 'channel' as const }
    await this.database.db.insertInto('command_limits').values(channel).execute()
    await countPerRange(this.database.db, guild.id)
  }

  /** Members chat and use commands. Waits for some time; the members go on afterwards. */
  async chat(seconds: number): Promise<void> {
    const { community, commands, stopped } = this
    const [messages, answered] = [community.said + seconds * SIZE.perSecond, commands.answered]
    community.start()
    commands.start(COMMANDS_PER_SECOND)
    const hasChatted = () => stopped.aborted || (community.said >= messages && commands.answered > answered)
    await until('members have chatted', hasChatted, 2 * seconds * MS_PER_SECOND + SETTLE_WITHIN_MS)
  }

  /**
   * Ends chat and commands, and waits until every award is committed, every job done and every count right, at most for a
   * limit. @param ofRanges whether the counts per range of XP must be right, too
   * @returns differences from the result that the rules give, one sentence each
   */
  async settle(ofRanges: boolean): Promise<string[]> {
    this.community.stop()
    await this.commands.stop()
    let differences: string[] = []
    const isSettled = async () => {
      differences = await this.differences(ofRanges)
      return this.stopped.aborted || differences.length === 0
    }
    await until('everything is committed', isSettled, SETTLE_WITHIN_MS, LOOK_EVERY_MS).catch(() => {})
    return differences
  }

  private async differences(ofRanges: boolean): Promise<string[]> {
    const { community, commands } = this
    const { db } = this.database
    const guildIds = community.guilds.map(({ id }) => id)
    const [findings, earned, counts] = await Promise.all([
      findingsOf(community, db),
      earnedIn(db, guildIds),
      Promise.all(guildIds.map((guildId) => wrongCounts(db, guildId, ofRanges))),
    ])
    return [...sentencesOf(findings), ...commands.wrongGifts(earned), ...counts.flat()]
  }

  /** Commands with no answer or a wrong one, one sentence each. */
  get failedCommands(): string[] {
    const { asked, answered, refused, failures } = this.commands
    return [
      ...failures.map((failure) => `a command failed: ${failure}`),
      ...(refused > 0 ? [`${refused} gifts were refused`] : []),
      ...(answered + failures.length < asked ? [`${asked - answered} commands have no answer`] : []),
    ]
  }

  get levelUps(): number {
    return countLevelUps(this.community.guilds)
  }

  /** Ends everything. The processes get SIGTERM, as from a supervisor, so that their logs and exit codes can be judged. */
  async close(): Promise<void> {
    this.community.stop()
    await this.commands.stop()
    await this.releases.close()
    await this.nats?.close()
    await this.discord.close()
    await this.database.close()
  }
}
