import { afterAll, beforeAll, describe } from 'bun:test'
import { RUNTIMES } from '../support/edge.ts'
import { EdgeClient } from '../support/edge-client.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { branding } from './http/branding.ts'
import { commands } from './http/commands.ts'
import { doctor } from './http/doctor.ts'
import { endpoint } from './http/endpoint.ts'
import { failures } from './http/failures.ts'
import { ignored } from './http/ignored.ts'
import { languages } from './http/languages.ts'
import { lateAnswers } from './http/late-answers.ts'
import { levelRoles } from './http/level-roles.ts'
import { refusals } from './http/refusals.ts'
import { settings } from './http/settings.ts'
import { whitelabelActions } from './http/whitelabel-actions.ts'
import { whitelabelPresence } from './http/whitelabel-presence.ts'
import { whitelabelSecrets } from './http/whitelabel-secrets.ts'
import { whitelabelSetup } from './http/whitelabel-setup.ts'
import { why } from './http/why.ts'
import { xp } from './http/xp.ts'

/** Bundling, the database server and the runtime, each once. */
const START_TIMEOUT_MS = 60_000

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

  describe('the endpoint', () => endpoint(running))
  describe('commands', () => commands(running))
  describe('level roles', () => levelRoles(running))
  describe('what is ignored', () => ignored(running))
  describe('settings', () => settings(running))
  describe('the doctor', () => doctor(running))
  describe('refusals', () => refusals(running))
  describe('failures', () => failures(running))
  describe('late answers', () => lateAnswers(running))
  describe('languages', () => languages(running))
  describe('changing XP', () => xp(running))
  describe('setting up a bot', () => whitelabelSetup(running))
  describe('steering a bot', () => whitelabelActions(running))
  describe('a bot’s presence', () => whitelabelPresence(running))
  describe('the token given to /whitelabel setup', () => whitelabelSecrets(running))
  describe('branding', () => branding(running))
  describe('why a member earns', () => why(running))
})
