import { afterAll, beforeAll, describe } from 'bun:test'
import { RUNTIMES } from '../support/edge.ts'
import { EdgeClient } from '../support/edge-client.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { authority } from './http/authority.ts'
import { branding } from './http/branding.ts'
import { commands } from './http/commands.ts'
import { doctor } from './http/doctor.ts'
import { endpoint } from './http/endpoint.ts'
import { failures } from './http/failures.ts'
import { ignored } from './http/ignored.ts'
import { languages } from './http/languages.ts'
import { lateAnswers } from './http/late-answers.ts'
import { levelRoles } from './http/level-roles.ts'
import { managers } from './http/managers.ts'
import { refusals } from './http/refusals.ts'
import { settings } from './http/settings.ts'
import { unknownBots } from './http/unknown-bots.ts'
import { whitelabelActions } from './http/whitelabel-actions.ts'
import { whitelabelPresence } from './http/whitelabel-presence.ts'
import { whitelabelSecrets } from './http/whitelabel-secrets.ts'
import { whitelabelSetup } from './http/whitelabel-setup.ts'
import { why } from './http/why.ts'
import { xp } from './http/xp.ts'

/** Bundling, the database server and the runtime, each once. */
const START_TIMEOUT_MS = 60_000

/** A file in http/ each. */
const PARTS: readonly { name: string; file: string; part(running: () => EdgeClient): void }[] = [
  { name: 'the endpoint', file: 'endpoint', part: endpoint },
  { name: 'unknown bots', file: 'unknown-bots', part: unknownBots },
  { name: 'commands', file: 'commands', part: commands },
  { name: 'level roles', file: 'level-roles', part: levelRoles },
  { name: 'what members may do themselves', file: 'authority', part: authority },
  { name: 'managers', file: 'managers', part: managers },
  { name: 'what is ignored', file: 'ignored', part: ignored },
  { name: 'settings', file: 'settings', part: settings },
  { name: 'the doctor', file: 'doctor', part: doctor },
  { name: 'refusals', file: 'refusals', part: refusals },
  { name: 'failures', file: 'failures', part: failures },
  { name: 'late answers', file: 'late-answers', part: lateAnswers },
  { name: 'languages', file: 'languages', part: languages },
  { name: 'changing XP', file: 'xp', part: xp },
  { name: 'setting up a bot', file: 'whitelabel-setup', part: whitelabelSetup },
  { name: 'steering a bot', file: 'whitelabel-actions', part: whitelabelActions },
  { name: 'a bot’s presence', file: 'whitelabel-presence', part: whitelabelPresence },
  { name: 'the token given to /whitelabel setup', file: 'whitelabel-secrets', part: whitelabelSecrets },
  { name: 'branding', file: 'branding', part: branding },
  { name: 'why a member earns', file: 'why', part: why },
]

/** `scripts/test edge/http/xp` names parts to run alone. */
const named = (process.env.TEST_PARTS ?? '').split(',').filter((part) => part !== '')
const asked = PARTS.filter(({ file }) => named.length === 0 || named.includes(file))

describe.each(RUNTIMES)('on %s', (runtime) => {
  let client: EdgeClient | undefined
  const running = (): EdgeClient => {
    if (client === undefined) throw new Error(`${runtime} is not running`)
    return client
  }

  beforeAll(async () => {
    const world = await EdgeWorld.open()
    client = new EdgeClient(await world.start(runtime), world)
  }, START_TIMEOUT_MS)

  afterAll(async () => {
    await client?.edge.stop()
    await client?.world.close()
  })

  for (const { name, part } of asked) describe(name, () => part(running))
})
