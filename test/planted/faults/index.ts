import type { Fault } from '../fault.ts'
import { boards } from './boards.ts'
import { pool } from './bots.ts'
import { branding } from './branding.ts'
import { bridge } from './bridge.ts'
import { bus } from './bus.ts'
import { cards } from './cards.ts'
import { configuration } from './dashboard.ts'
import { database } from './database.ts'
import { edge } from './edge.ts'
import { guide } from './guide.ts'
import { effects } from './jobs.ts'
import { levelling } from './levelling.ts'
import { linkedRoles } from './linked-roles.ts'
import { login } from './login.ts'
import { members } from './members.ts'
import { moving } from './moving.ts'
import { original } from './original.ts'
import { readImports } from './read-imports.ts'
import { seasons } from './seasons.ts'
import { seeing } from './seeing.ts'
import { sessions } from './sessions.ts'
import { shards } from './shards.ts'
import { sharing } from './sharing.ts'
import { sources } from './sources.ts'
import { surfaces } from './surfaces.ts'
import { voice } from './voice.ts'
import { webhooks } from './webhooks.ts'
import { xp } from './xp.ts'

/** Every fault that is planted. Grows with the code: a new rule, guard or bound brings its own. */
export const FAULTS: readonly Fault[] = [
  ...levelling,
  ...xp,
  ...readImports,
  ...webhooks,
  ...linkedRoles,
  ...branding,
  ...sources,
  ...surfaces,
  ...voice,
  ...pool,
  ...sessions,
  ...shards,
  ...effects,
  ...seasons,
  ...bridge,
  ...bus,
  ...sharing,
  ...edge,
  ...boards,
  ...guide,
  ...login,
  ...configuration,
  ...database,
  ...members,
  ...original,
  ...moving,
  ...seeing,
  ...cards,
]
