import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startWorkerd, type Workerd } from '../../../scripts/edge.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { eachRuntime } from '../../support/each-runtime.ts'
import { sharedEdgeBundle, sharedWebBundle } from '../../support/edge-bundle.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { autocompleteInteraction, commandInteraction, otherInteraction } from '../../support/interaction.ts'
import { Lines } from '../../support/lines.ts'

const ADMIN = { permissions: Permission.Administrator }

/** Commands of admins: on Cloudflare, a second worker answers them. */
eachRuntime('the commands of admins', (client) => {
  test('a command, a button and an autocomplete are answered, and an unknown interaction is refused', async () => {
    const guild = await client().guild()
    expect((await guild.runs('/settings show', ADMIN)).text).toContain('XP')
    expect((await guild.runs('/settings show')).text).toStartWith('You need the Manage Server permission')
    expect((await guild.clicks('audit:0:0', ADMIN)).text).toBe('This menu has expired. Run the command again.')
    const option = { type: 1, name: 'remove', options: [{ name: 'level-role', type: 3, value: '', focused: true }] }
    const choices = await client().interact(autocompleteInteraction('levelroles', option, guild.invoker(ADMIN)))
    expect(choices).toMatchObject({ type: 8, choices: [] })
    const unknown = await client().interact(otherInteraction(99, guild.invoker(ADMIN)))
    expect(unknown).toMatchObject({ ephemeral: true, text: 'I do not know how to answer this.' })
  })

  test('a customer’s own bot has them at its own address', async () => {
    const bot = await client().world.addWhitelabelBot()
    const guild = await client().guild()
    const use = commandInteraction('/settings show', {}, guild.invoker({ ...ADMIN, applicationId: bot.botId }))
    expect((await client().interact(use, bot)).text).toContain('XP')
    expect((await client().post(JSON.stringify(use), { botId: bot.botId })).status).toBe(401)
  })

  test('an answer that takes long is deferred', async () => {
    const community = await client().community()
    client().world.tap.become('held')
    const reply = await community.guild.owner.runs('/settings show', { early: true })
    expect(reply).toMatchObject({ deferred: true })
    client().world.tap.become('well')
    expect((await reply.settled()).text).toContain('XP')
  })
})

describe('on workerd', () => {
  let world: EdgeWorld
  const running: Workerd[] = []
  beforeAll(async () => {
    world = await EdgeWorld.open()
  }, 180_000)
  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop()))
    await world.close()
  })

  /** Starts a worker with the code of this bundle. @param second the bundle of the worker that it is bound to */
  async function serve(bundle: string, second?: string, environment = world.environment): Promise<EdgeClient> {
    const log = new Lines()
    const write = (line: string): void => log.add(line)
    const workerd = await startWorkerd({ bundle, environment, write, ...(second !== undefined && { second }) })
    running.push(workerd)
    return new EdgeClient({ ...workerd, log }, world)
  }

  test('the second worker needs no setting of the dashboard, and checks signatures itself', async () => {
    const client = await serve(await sharedWebBundle())
    const guild = await client.guild()
    expect((await guild.runs('/settings show', ADMIN)).text).toContain('XP')
    const body = JSON.stringify(commandInteraction('/settings show', {}, guild.invoker(ADMIN)))
    expect((await client.post(body, { sent: `${body} ` })).status).toBe(401)
    expect((await fetch(client.edge.url)).status).toBe(404)
    expect((await fetch(`${client.edge.url}/health`)).status).toBe(200)
  }, 180_000)

  test('the second worker answers commands also with the keys of the dashboard alone', async () => {
    const { WORKER_BASE_URL: _, ...environment } = world.environment
    const client = await serve(await sharedWebBundle(), undefined, environment)
    expect((await (await client.guild()).runs('/settings show', ADMIN)).text).toContain('XP')
    await client.edge.log.first((line) => line.includes('customers cannot have bots of their own'))
  }, 180_000)

  test('without the second worker, members’ commands work, and admins are told that a part is missing', async () => {
    const client = await serve(await sharedEdgeBundle())
    const guild = await client.guild()
    expect((await guild.runs('/level')).text).toContain('has never talked here')
    const reply = await guild.runs('/settings show', ADMIN)
    expect(reply).toMatchObject({ ephemeral: true })
    expect(reply.text).toStartWith('This command is not available yet')
    await client.edge.log.first((line) => line.includes('the binding ADMIN_COMMANDS is missing'))
  }, 180_000)

  test('where the second worker fails, an admin gets a private reply', async () => {
    // In the project: workerd reads no file outside of it.
    const second = join(import.meta.dir, '../../../.data', `broken-${process.pid}.js`)
    await Bun.write(second, 'export default { fetch() { throw new Error("broken") } }')
    try {
      const client = await serve(await sharedEdgeBundle(), second)
      const reply = await (await client.guild()).runs('/settings show', ADMIN)
      expect(reply).toMatchObject({ ephemeral: true })
      expect(reply.text).toContain('the command may have worked anyway')
      await client.edge.log.first((line) => line.includes('the second worker did not answer'))
    } finally {
      await rm(second)
    }
  }, 180_000)
})
