import { Community } from '../faults/community.ts'
import { becomeExperienced } from '../faults/experienced.ts'
import { announcedLevels, earnedIn, findingsOf } from '../faults/findings.ts'
import { CommandLoad } from '../support/command-load.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { NO_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { until } from '../support/until.ts'
import { wrongCounts } from './counts.ts'
import { problemsIn } from './log-problems.ts'
import { type Release, Releases } from './releases.ts'

/** Where many processes share a machine, an answer may take longer than the three seconds that Discord waits. */
const OF_DISCORD = { rateLimits: NO_RATE_LIMITS, interactionDeadlineMs: 30_000, identifyWindowMs: 50 }
const SIZE = { guilds: 4, membersPerGuild: 15, perSecond: 100 }
const MOST_XP_BEFORE = 2_000
const COMMANDS_PER_SECOND = 10
const MS_PER_SECOND = 1_000
const SETTLE_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 200

export interface Trial {
  messages: number
  awards: number
  levelUps: number
  /** Commands and buttons that were answered. */
  commands: number
  /** Log lines that warn, by process. */
  warnings: string[]
  /** What is wrong, one sentence each; empty where everything is exact. */
  problems: string[]
}

export interface TrialOptions {
  /** How long members chat with each release, at least. */
  seconds: number
  say: (line: string) => void
  /** Ends the trial early. */
  stopped: AbortSignal
}

/**
 * Runs gateway, bridge and edge of an older release on today's tables, then today's in their place, then the older ones
 * again: a deploy and the way back. Members chat and use commands all the time.
 * @param old the older release
 */
export async function tryOldRelease(old: Release, { seconds, say, stopped }: TrialOptions): Promise<Trial> {
  const [database, discord] = await Promise.all([openTestDatabase(), startDiscord(OF_DISCORD)])
  const application = discord.application({ name: 'Prosperity' })
  const community = await Community.open(discord, application, database.db, SIZE)
  await becomeExperienced(community, database.db, MOST_XP_BEFORE)
  const commands = commandsOf(community)
  const releases = new Releases(discord, application, database)
  const problems: string[] = []
  try {
    for (const release of [old, { name: "today's release" }, old]) {
      await releases.deploy(release)
      community.start()
      commands.start(COMMANDS_PER_SECOND)
      const [messages, answered] = [community.said + seconds * SIZE.perSecond, commands.answered]
      const hasChatted = () => stopped.aborted || (community.said >= messages && commands.answered > answered)
      await until('members have chatted', hasChatted, 2 * seconds * MS_PER_SECOND + SETTLE_WITHIN_MS)
      if (stopped.aborted) break
      say(`  ${release.name}: ${community.said} messages and ${commands.answered} commands so far`)
    }
    community.stop()
    if (!stopped.aborted) {
      await commands.stop()
      await settle(community, database, stopped)
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
  community.stop()
  if (stopped.aborted) problems.push(`stopped by ${stopped.reason}`)
  else problems.push(...(await differences(community, commands, database)))
  await releases.close()
  const logs = releases.logs.map(({ of, lines }) => ({ of, ...problemsIn(lines.all) }))
  problems.push(...releases.badEnds, ...logs.flatMap(({ of, errors }) => errors.map((line) => `${of}: ${line}`)))
  const warnings = logs.flatMap(({ of, warnings }) => warnings.map((line) => `${of}: ${line}`))
  const levelUps = [...announcedLevels(community.guilds).values()].reduce((sum, { length }) => sum + length, 0)
  await discord.close()
  await database.close()
  const { awards } = community.ledger
  return { messages: community.said, awards, levelUps, commands: commands.answered, warnings, problems }
}

/** In each server, one member is given XP, and those who chat use commands. */
const commandsOf = ({ guilds, members }: Community): CommandLoad =>
  new CommandLoad(
    guilds.map((guild) => {
      const chatting = members.filter((each) => each.guild === guild).map(({ member }) => member)
      return { guild, members: [guild.member(`receiver of ${guild.name}`), ...chatting] }
    }),
  )

/** Waits until every award is committed and every job is done, but no longer than the limit. */
async function settle(community: Community, { db }: TestDatabase, stopped: AbortSignal): Promise<void> {
  const isSettled = async () => {
    if (stopped.aborted) return true
    await Bun.sleep(LOOK_EVERY_MS)
    const { lost, jobsLeft } = await findingsOf(community, db)
    return lost.length === 0 && jobsLeft.length === 0
  }
  await until('everything is committed', isSettled, SETTLE_WITHIN_MS).catch(() => {})
}

/** What differs from the result that the rules give, one sentence each. */
async function differences(community: Community, commands: CommandLoad, { db }: TestDatabase): Promise<string[]> {
  const guildIds = community.guilds.map(({ id }) => id)
  const [findings, earned, counts] = await Promise.all([
    findingsOf(community, db),
    earnedIn(db, guildIds),
    wrongCounts(db, guildIds),
  ])
  const given = [...commands.gifts].filter(([id, xp]) => earned.get(id) !== xp)
  return [
    ...Object.entries(findings).flatMap(([kind, all]: [string, string[]]) => all.map((each) => `${kind}: ${each}`)),
    ...given.map(([id, xp]) => `/xp give: member ${id} was given ${xp} XP and has ${earned.get(id) ?? 0}`),
    ...counts,
    ...commands.failures.map((failure) => `a command failed: ${failure}`),
    ...(commands.refused > 0 ? [`${commands.refused} gifts were refused`] : []),
    ...(commands.answered < commands.asked ? [`${commands.asked - commands.answered} commands have no answer`] : []),
  ]
}
