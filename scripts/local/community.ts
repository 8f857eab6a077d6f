import { join } from 'node:path'
import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { saveGuilds } from '../../shared/database/guilds/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import { type Child, startChild } from './child.ts'
import { type CommunityReady, communityLine, type Happening } from './community-protocol.ts'
import { LOGS, type Started } from './stack.ts'

/** A real server's cooldown is 60 s. With this one, levels rise within two minutes. */
const DELAY_SECONDS = 5

/** Starts the simulated Discord, whose members begin to chat once the bot is there. */
export async function startCommunity(
  started: Started,
  onDeath: (child: Child) => void,
  onHappening: (happening: Happening) => void,
): Promise<CommunityReady> {
  return new Promise((resolve, reject) => {
    let ready = false
    const child = startChild({
      name: 'simulated Discord',
      entry: 'test/support/community/main.ts',
      environment: {},
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

/** Gives the community's server, the first time it is seen, a short delay and level roles. */
export async function settleGuild(db: Kysely<Database>, { guild, levelRoles }: CommunityReady): Promise<void> {
  const known = await db.selectFrom('guilds').select('id').where('id', '=', guild.id).executeTakeFirst()
  if (known !== undefined) return
  await saveGuilds(db, [guild], Date.now())
  await db.updateTable('guilds').set({ xp_delay_seconds: DELAY_SECONDS }).where('id', '=', guild.id).execute()
  const rows = levelRoles.map(({ level, roleId }) => ({ guild_id: guild.id, level, role_id: roleId }))
  await db.insertInto('level_roles').ignore().values(rows).execute()
}

/** Asks the simulated Discord for something. @throws with its own words when it refuses */
export async function askCommunity(controlUrl: string, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, controlUrl), { method: 'POST', body: JSON.stringify(body) })
  const answer: unknown = await response.json()
  if (response.ok) return answer
  const refusal = v.safeParse(v.object({ error: v.string() }), answer)
  throw new Error(refusal.success ? refusal.output.error : `the simulated Discord answered ${response.status}`)
}
