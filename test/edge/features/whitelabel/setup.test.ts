import { afterEach, expect, test } from 'bun:test'
import { Locale } from 'discord-api-types/v10'
import * as v from 'valibot'
import { commands } from '../../../../edge/features/index.ts'
import { tokenKeys } from '../../../../shared/config/token-keys.ts'
import { loadCommandIds } from '../../../../shared/database/bots/command-ids.ts'
import { createTokenCipher } from '../../../../shared/whitelabel/token-cipher.ts'
import { signingKey } from '../../../support/discord/interactions/signing.ts'
import { eachRuntime } from '../../../support/each-runtime.ts'
import { EdgeCustomer } from '../../../support/edge-customer.ts'
import { BASE_URL, TOKEN_KEYS } from '../../../support/edge-world.ts'

const PING = '{"type":1}'

/** How a customer gets a bot of their own. */
eachRuntime('/whitelabel setup', (client) => {
  afterEach(() => client().world.discord.behave())

  /** How often Discord is asked anything as somebody's bot. */
  async function asked(work: () => Promise<unknown>): Promise<number> {
    const about = () =>
      client().world.discord.requests.all.filter(({ route }) => route !== null && /@me$|commands$/.test(route))
    const before = about().length
    await work()
    return about().length - before
  }

  test('a setup registers the commands, stores the token encrypted, and requests a start', async () => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    const reply = await (await customer.setUp(application, application.token)).settled()
    expect(reply.ephemeral).toBe(true)
    expect(application.commands().map(({ name }) => name)).toEqual(commands.map(({ name }) => name))
    const row = await customer.row(application)
    expect(row).toMatchObject({
      user_id: customer.member.id,
      action: 'start',
      name: 'Branded',
      public_key: application.publicKey,
    })
    const slash = application.commands().filter(({ type }) => type === 1)
    const ids = new Map(slash.map(({ id, name }) => [name, id]))
    expect(await loadCommandIds(client().world.database.db, application.id)).toEqual(ids)
    const cipher = createTokenCipher(crypto, v.parse(tokenKeys(), TOKEN_KEYS))
    expect(await cipher.open(application.id, row?.token ?? '')).toEqual({ ok: true, token: application.token })
  })

  test('the reply shows the address for interactions and the link to invite the bot', async () => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application('*Branded*')
    const { text } = await (await customer.setUp(application, application.token)).settled()
    expect(text).toContain('\\*Branded\\* is set up')
    expect(text).toContain(`\n${BASE_URL}/interactions/${application.id}\n`)
    expect(text).toContain(`https://discord.com/developers/applications/${application.id}/information`)
    expect(text).toContain(`client_id=${application.id}&scope=bot+applications.commands&permissions=275146460160`)
    expect(text).toMatch(/<\/whitelabel actions:\d+>/)
    expect(text).not.toContain('Server Members Intent')
  })

  test('a bot is served at once after its setup, also where its key was looked up before', async () => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    const ping = () => client().post(PING, { botId: application.id, key: application.state.key })
    expect((await ping()).status).toBe(404)
    await (await customer.setUp(application, application.token)).settled()
    expect((await ping()).status).toBe(200)
  })

  test('a bot that its owner sets up again is recreated, and its new key works at once', async () => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    await (await customer.setUp(application, application.token)).settled()
    await client().post(PING, { botId: application.id, key: application.state.key })
    application.state.key = signingKey(`${application.id} rotated`)
    const token = application.resetToken()
    const reply = await (await customer.setUp(application, token)).settled()
    expect(reply.text).toContain('Branded is set up again')
    expect(await customer.row(application)).toMatchObject({ action: 'recreate' })
    expect((await client().post(PING, { botId: application.id, key: application.state.key })).status).toBe(200)
  })

  test('a bot that another customer has set up is not taken over', async () => {
    const [first, second] = [await EdgeCustomer.open(client()), await EdgeCustomer.open(client())]
    const application = first.application()
    await (await first.setUp(application, application.token)).settled()
    const before = await first.row(application)
    const reply = await (await second.setUp(application, application.token)).settled()
    expect(reply.text).toContain('Somebody else has set up this bot')
    expect(await first.row(application)).toEqual(before)
  })

  test('the main bot cannot be set up, and no request goes to Discord', async () => {
    const customer = await EdgeCustomer.open(client())
    const { application } = client().world
    const requests = await asked(async () => {
      const reply = await (await customer.setUp(application, application.token)).settled()
      expect(reply.text).toContain('cannot become yours')
    })
    expect(requests).toBe(0)
    expect(await customer.row(application)).toBeUndefined()
  })

  test.each([
    ['a word', () => 'hunter2'],
    ['a token that lost its end', (token: string) => token.slice(0, -20)],
    ['a token in two lines', (token: string) => token.replace('.', '.\n')],
    ['a token with what no header can hold', (token: string) => `${token}\u0000ä`],
    ['a token of no bot', (token: string) => `x${token}`],
  ])('%s is no token, and no request goes to Discord', async (_, change) => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    const requests = await asked(async () => {
      const reply = await (await customer.setUp(application, change(application.token))).settled()
      expect(reply.text).toContain('This is not a bot token')
    })
    expect(requests).toBe(0)
  })

  test('a token that Discord refuses is sent once', async () => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    const { token } = application
    application.resetToken()
    const requests = await asked(async () => {
      const reply = await (await customer.setUp(application, token)).settled()
      expect(reply.text).toContain(`Reset it at https://discord.com/developers/applications/${application.id}/bot`)
    })
    expect(requests).toBe(1)
    expect(await customer.row(application)).toBeUndefined()
  })

  test('a public key of another application is refused', async () => {
    const customer = await EdgeCustomer.open(client())
    const [application, other] = [customer.application(), customer.application()]
    const reply = await (await customer.setUp(other, application.token)).settled()
    expect(reply.text).toContain(
      `Copy it from https://discord.com/developers/applications/${application.id}/information`,
    )
    expect(await customer.row(application)).toBeUndefined()
  })

  test('the reply says how to turn on a missing members intent', async () => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    application.allow({ guildMembers: false })
    const reply = await (await customer.setUp(application, application.token)).settled()
    expect(reply.text).toContain('Server Members Intent')
    expect(reply.text).toContain(`https://discord.com/developers/applications/${application.id}/bot`)
  })

  test.each([
    [500, 2],
    [503, 2],
    [429, 5],
  ])('while Discord answers %d %d times in a row, nothing is stored', async (status, failNext) => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    client().world.discord.misbehave({ failNext, failWith: [status] })
    const reply = await (await customer.setUp(application, application.token)).settled()
    expect(reply.text).toContain('nothing was stored')
    expect(await customer.row(application)).toBeUndefined()
  })

  test('while Discord is slow, the answer is deferred and stays ephemeral', async () => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    client().world.discord.misbehave({ restDelayMs: 450 })
    const reply = await customer.setUp(application, application.token, { early: true })
    expect(reply).toMatchObject({ deferred: true, ephemeral: true })
    client().world.discord.behave()
    expect((await reply.settled()).text).toContain('Branded is set up')
  })

  test.each([
    ['an administrator without premium', { permissions: 8n, userId: '7' }, 'This is a premium feature'],
    ['a member with premium who is no administrator', { permissions: 32n }, 'You need the Administrator permission'],
  ])('%s cannot set up a bot', async (_, who, text) => {
    const customer = await EdgeCustomer.open(client())
    const application = customer.application()
    const guild = await client().guild()
    const values = { token: application.token, public_key: application.publicKey }
    const reply = await guild.runs('/whitelabel setup', { options: values, userId: customer.member.id, ...who })
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toStartWith(text)
  })

  test('the answer is in the customer’s own language', async () => {
    const customer = await EdgeCustomer.open(client(), { locale: Locale.German })
    const application = customer.application()
    const reply = await (await customer.setUp(application, application.token)).settled()
    expect(reply.text).toContain('Branded ist eingerichtet')
  })
})
