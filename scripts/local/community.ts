import { join } from 'node:path'
import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { loadGuildRules, saveGuilds } from '../../shared/database/guilds/guilds.ts'
import { storeLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import { changeSettings } from '../../shared/database/guilds/settings.ts'
import type { Database } from '../../shared/database/schema.ts'
import { type Child, startChild } from './child.ts'
import { type CommunityReady, communityLine, type Happening } from './community-protocol.ts'
import { LOGS } from './folders.ts'
import type { Started } from './stack.ts'

/** A real server's default is 60 s. With this delay, members reach levels within two minutes. */
const DELAY_SECONDS = 5

/** XP for a minute in voice: some of the members join voice channels. */
const VOICE_XP = 10

/** The environment of the process with the simulated Discord. */
export interface CommunityEnvironment {
  /** The playground shows members' XP. */
  databaseUrl: string
  playgroundPort: number
}

/** Starts the simulated Discord, whose members begin to chat once the bot is there. */
export async function startCommunity(
  started: Started,
  { databaseUrl, playgroundPort }: CommunityEnvironment,
  onDeath: (child: Child) => void,
  onHappening: (happening: Happening) => void,
): Promise<CommunityReady> {
  return new Promise((resolve, reject) => {
    let ready = false
    const child = startChild({
      name: 'simulated Discord',
      entry: 'test/support/community/main.ts',
      environment: { DATABASE_URL: databaseUrl, PLAYGROUND_PORT: String(playgroundPort) },
      logFile: join(LOGS, 'discord.log'),
      onLine: (line) => {
        const heard = v.safeParse(communityLine, line)
        if (!heard.success) return
        if (heard.output.type !== 'ready') return onHappening(heard.output)
        ready = true
        resolve(heard.output)
      },
      onDeath: (dead) =>
        ready ? onDeath(dead) : reject(new Error(`the simulated Discord did not start:\n${dead.lastLines.join('\n')}`)),
    })
    started.add(child.name, () => child.stop())
  })
}

/** Stores the simulated server, with a short delay, XP for voice and reactions, and level roles, unless it is stored already. */
export async function settleGuild(db: Kysely<Database>, { guild, levelRoles }: CommunityReady): Promise<void> {
  const known = await loadGuildRules(db, [guild.id])
  if (known.has(guild.id)) return
  const now = Date.now()
  await saveGuilds(db, [guild], now)
  const settings = { xpDelaySeconds: DELAY_SECONDS, voiceXp: VOICE_XP, reactionGivenXp: 2, reactionReceivedXp: 3 }
  await changeSettings(db, { guildId: guild.id, actor: SCRIPT }, settings, now)
  await storeLevelRoles(db, guild.id, levelRoles)
}

/** Sends a request to the simulated Discord. @throws with its reason where it refuses */
export async function askCommunity(controlUrl: string, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, controlUrl), { method: 'POST', body: JSON.stringify(body) })
  const answer: unknown = await response.json()
  if (response.ok) return answer
  const refusal = v.safeParse(v.object({ error: v.string() }), answer)
  throw new Error(refusal.success ? refusal.output.error : `the simulated Discord answered ${response.status}`)
}
