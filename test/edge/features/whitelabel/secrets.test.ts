import { afterEach, beforeEach, expect, test } from 'bun:test'
import { eachRuntime } from '../../../support/each-runtime.ts'
import { EdgeCustomer } from '../../../support/edge-customer.ts'
import { PREMIUM_SKU_ID } from '../../../support/edge-world.ts'
import { commandInteraction, commandWithOptions, type Interaction } from '../../../support/interaction.ts'
import { isDeferred } from '../../../support/late-answer.ts'
import { until } from '../../../support/until.ts'

const TEXT = 3
const SUBCOMMAND = 1

/** The token that a customer types is in no reply, log line or request, whatever fails. */
eachRuntime('the token given to /whitelabel setup', (client) => {
  const well = (): void => {
    client().world.tap.become('well')
    client().world.discord.behave()
  }
  let linesBefore = 0
  beforeEach(() => {
    linesBefore = client().edge.log.all.length
  })
  afterEach(well)

  const linesSince = (): string[] => client().edge.log.all.slice(linesBefore)

  /** Late answers that did not arrive: Discord does not know these interactions, because it did not send them. */
  const lost = (): number => linesSince().filter((line) => line.includes('a late answer did not reach Discord')).length

  /** The first response. A late answer that was sent is among the requests to Discord. */
  async function answered(interaction: Interaction): Promise<string> {
    const lostBefore = lost()
    const text = await (await client().post(JSON.stringify(interaction))).text()
    if (isDeferred(JSON.parse(text))) await until('the late answer is sent', () => lost() > lostBefore)
    return text
  }

  /** All that was said about a setup: the response, requests to Discord, the log, and what the database holds. */
  async function overhear(customer: EdgeCustomer, options: Readonly<Record<string, string>>): Promise<string> {
    const { world } = client()
    const { id: userId } = customer.member
    const who = { applicationId: world.applicationId, guildId: customer.community.guild.id, userId, permissions: 8n }
    const invoker = { ...who, entitlements: [{ sku_id: PREMIUM_SKU_ID }] }
    const given = Object.entries(options).map(([name, value]) => ({ name, type: TEXT, value }))
    const setup = [{ name: 'setup', type: SUBCOMMAND, options: given }]
    const asked = world.discord.requests.total
    const said = await answered(commandWithOptions('whitelabel', setup, invoker))
    well()
    const actions = await answered(commandInteraction('/whitelabel actions', {}, invoker))
    const rows = await world.database.db.selectFrom('whitelabel_bots').selectAll().execute()
    const requests = world.discord.requests.all.slice(asked - world.discord.requests.total)
    const heard = [said, actions, JSON.stringify(rows), JSON.stringify(requests)]
    return [...heard, ...linesSince()].join('\n')
  }

  /** Neither the token nor its secret part, nor what is left of that in a damaged token. */
  function expectSecret(heard: string, token: string): void {
    const secret = token.split('.')[2] ?? token
    const parts = [token, secret, secret.slice(0, 16), secret.slice(-16)]
    // Said this way, a failure does not print all that was heard.
    expect(parts.filter((part) => heard.includes(part))).toEqual([])
  }

  test('stays secret when the setup succeeds', async () => {
    const customer = await EdgeCustomer.open(client())
    const { token, publicKey } = customer.application()
    const heard = await overhear(customer, { token, public_key: publicKey })
    expect(heard).toContain('Branded is set up')
    expectSecret(heard, token)
  })

  test.each([
    ['answers 500', { failNext: 1, failWith: [500] }],
    ['answers 429 again and again', { failNext: 5, failWith: [429] }],
  ])('stays secret when Discord %s', async (_, faults) => {
    const customer = await EdgeCustomer.open(client())
    const { token, publicKey } = customer.application()
    client().world.discord.misbehave(faults)
    const heard = await overhear(customer, { token, public_key: publicKey })
    expect(heard).toContain('nothing was stored')
    expectSecret(heard, token)
  })

  test('stays secret when Discord refuses it', async () => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    const { token, publicKey } = application
    application.resetToken()
    const heard = await overhear(customer, { token, public_key: publicKey })
    expect(heard).toContain('Reset it at')
    expectSecret(heard, token)
  })

  test('stays secret when the database is away', async () => {
    const customer = await EdgeCustomer.open(client())
    const { token, publicKey } = customer.application()
    client().world.tap.become('away')
    const heard = await overhear(customer, { token, public_key: publicKey })
    expect(heard).toContain('"msg":"interaction failed"')
    expectSecret(heard, token)
  })

  test('stays secret when Discord cannot be reached', async () => {
    const customer = await EdgeCustomer.open(client())
    const { token, publicKey } = customer.application()
    await client().world.discord.vanish()
    const heard = await overhear(customer, { token, public_key: publicKey }).finally(() =>
      client().world.discord.reappear(),
    )
    expect(heard).toContain('"msg":"interaction failed"')
    expectSecret(heard, token)
  })

  test.each([
    ['with a line break', (token: string) => `${token}\n`],
    ['with a line break inside', (token: string) => token.replaceAll('.', '.\r\n')],
    ['that no header can hold', (token: string) => `${token}ä\u0000`],
    ['that came twice', (token: string) => `${token}${token}`],
    ['with "Bot" before it', (token: string) => `Bot ${token}`],
    ['in lower case', (token: string) => token.toLowerCase()],
    ['longer than the option takes', (token: string) => token.repeat(4)],
  ])('stays secret when it is one %s', async (_, change) => {
    const customer = await EdgeCustomer.open(client())
    const { token, publicKey } = customer.application()
    const typed = change(token)
    const heard = await overhear(customer, { token: typed, public_key: publicKey })
    expectSecret(heard, token)
    expect(heard.includes(typed)).toBe(false)
  })

  test.each([
    ['as public key', (token: string) => ({ token: 'x', public_key: token })],
    ['in both places', (token: string) => ({ token, public_key: token })],
    ['under another option’s name', (token: string) => ({ public_key: 'ab'.repeat(32), secret: token })],
  ])('stays secret when it is given %s', async (_, options) => {
    const customer = await EdgeCustomer.open(client())
    const { token } = customer.application()
    expectSecret(await overhear(customer, options(token)), token)
  })
})
