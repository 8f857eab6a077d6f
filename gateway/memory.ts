import type { Kysely } from 'kysely'
import type { Database } from '../shared/database/schema.ts'
import { RoleWatch } from './jobs/member-roles/role-watch.ts'
import { Screening } from './jobs/member-roles/screening.ts'
import type { Log } from './ops/log.ts'
import { repeat } from './ops/repeat.ts'
import { Admission } from './xp/admission.ts'
import { ChannelTree } from './xp/memory/channel-tree.ts'
import { Cooldowns } from './xp/memory/cooldowns.ts'
import { RulesCache } from './xp/memory/rules-cache.ts'

/** A changed setting of a server takes effect within this time. */
const REFRESH_RULES_MS = 2_000
/** How soon a process knows which members' roles wait for the end of their screening in another process. */
const REFRESH_SCREENING_MS = 10_000

/** What a process remembers of guilds and members. Both sides use it: sessions to judge events, commits to correct it. */
export interface Memory {
  channels: ChannelTree
  rules: RulesCache
  cooldowns: Cooldowns
  admission: Admission
  roleWatch: RoleWatch
  screening: Screening
  /** Reads changes from the database from now on. @returns stops it */
  start(log: Log): () => void
}

/** @param cooldownMembers how many members' last awards are remembered */
export function openMemory(db: Kysely<Database>, cooldownMembers: number): Memory {
  const channels = new ChannelTree()
  const rules = new RulesCache(db, channels)
  const cooldowns = new Cooldowns(cooldownMembers)
  const admission = new Admission({ rules, cooldowns, channels })
  const [roleWatch, screening] = [new RoleWatch(), new Screening()]
  return {
    ...{ channels, rules, cooldowns, admission, roleWatch, screening },
    start(log) {
      const stops = [
        repeat('refresh rules', REFRESH_RULES_MS, () => rules.refresh(), log),
        repeat('read who is being screened', REFRESH_SCREENING_MS, () => screening.refresh(db), log),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
