import { expect, test } from 'bun:test'
import { Locale } from 'discord-api-types/v10'
import type { BotStatus } from '../../../../shared/database/bots/tables.ts'
import { revokePremium } from '../../../../shared/database/members/premium.ts'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { storeDetail } from '../../../../shared/whitelabel/status-detail.ts'
import { eachRuntime } from '../../../support/each-runtime.ts'
import { EdgeCustomer } from '../../../support/edge-customer.ts'
import { buttonInteraction } from '../../../support/interaction.ts'

const ADMINISTRATOR = 8n

/** How customers see their bots and request actions. */
eachRuntime('/whitelabel actions', (client) => {
  const setRow = (bot: { id: Snowflake }, row: { status?: BotStatus; status_detail?: string; action?: null }) =>
    client().world.database.db.updateTable('whitelabel_bots').set(row).where('bot_id', '=', bot.id).execute()

  /** A press such as Discord's client would not offer. */
  const press = async (customId: string, userId: Snowflake) =>
    (await client().guild()).clicks(customId, { userId, permissions: ADMINISTRATOR })

  test('the reply to a customer without a bot says how to get one', async () => {
    const customer = await EdgeCustomer.open(client())
    const reply = await (await customer.member.runs('/whitelabel actions')).settled()
    expect(reply.text).toMatch(/^You do not have a bot of your own yet\. Set one up with <\/whitelabel setup:\d+>/)
    expect(reply.ephemeral).toBe(true)
  })

  test('a customer sees the state of each of their bots, with its reason, and no other bots', async () => {
    const [customer, other] = [await EdgeCustomer.open(client()), await EdgeCustomer.open(client())]
    const [first, second] = [await customer.bot('First'), await customer.bot('Second')]
    await other.bot('Foreign')
    await setRow(first, { status: 'failed', status_detail: 'Discord refuses the token (4004)' })
    const { text } = await customer.member.runs('/whitelabel actions')
    expect(text).toContain(`**First** <@${first.id}>\n🔴 Cannot run\nDiscord refuses the token (4004)`)
    expect(text).toContain(`**Second** <@${second.id}>\n🟢 Running`)
    expect(text).toContain('[Choose a bot: First | Second]')
    expect(text).not.toContain('Foreign')
  })

  test('more bots than a menu can hold are counted, and each can be named', async () => {
    const customer = await EdgeCustomer.open(client())
    for (let index = 0; index < 27; index++) await customer.bot(`Bot ${index}`)
    expect((await customer.member.runs('/whitelabel actions')).text).toContain('… and 2 more.')
    const suggested = await customer.member.types('/whitelabel actions bot:26')
    expect(suggested.choices.map(({ name }) => name)).toEqual(['Bot 26'])
    const options = { bot: String(suggested.choices[0]?.value) }
    expect((await customer.member.runs('/whitelabel actions', { options })).text).toContain('**Bot 26**')
  })

  test.each([
    ['running', '[Start (off)] [Stop] [Restart] [Delete]'],
    ['stopped', '[Start] [Stop (off)] [Restart (off)] [Delete]'],
    ['deleting', '[Start (off)] [Stop (off)] [Restart (off)] [Delete (off)]'],
  ] as const)('of a bot that is %s, what makes sense can be asked for', async (status, buttons) => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    await setRow(bot, { status })
    const chosen = await customer.member.selects(await customer.member.runs('/whitelabel actions'), ['Branded'])
    expect(chosen.text).toContain(buttons)
  })

  test('an action is stored with its reply, and the message says that it is in progress', async () => {
    const customer = await EdgeCustomer.open(client(), { locale: Locale.French })
    const bot = await customer.bot()
    const list = await customer.member.runs('/whitelabel actions')
    const chosen = await customer.member.selects(list, ['Branded'])
    const asked = await customer.member.clicks(chosen, 'Arrêter')
    expect(asked.text).toContain('« Arrêter » est en cours pour **Branded**')
    const token = asked.interaction.token
    const { applicationId } = client().world
    const reply = { reply_application_id: applicationId, reply_token: token, reply_locale: 'fr' }
    expect(await customer.row(bot)).toMatchObject({ action: 'stop', ...reply })
  })

  test('a request with the reply’s token can replace the text with the outcome, and the buttons stay', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const chosen = await customer.member.selects(await customer.member.runs('/whitelabel actions'), ['Branded'])
    const asked = await customer.member.clicks(chosen, 'Stop')
    const row = await customer.row(bot)
    const { discord } = client().world
    const path = `webhooks/${row?.reply_application_id}/${row?.reply_token}/messages/@original`
    const headers = { 'content-type': 'application/json', 'user-agent': 'DiscordBot (https://localhost, 1)' }
    const body = JSON.stringify({ content: 'It has stopped.' })
    const response = await fetch(`${discord.apiUrl}/v10/${path}`, { method: 'PATCH', headers, body })
    expect(response.status).toBe(200)
    expect(asked.text).toBe('It has stopped.\n[Refresh] [All bots]\n(only you can see this)')
    await setRow(bot, { action: null, status: 'stopped' })
    expect((await customer.member.clicks(asked, 'Refresh')).text).toContain('⚪ Stopped')
  })

  test('why a bot does not run is said in its owner’s language', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    await setRow(bot, { status: 'failed', status_detail: storeDetail({ why: 'token' }) })
    const who = { userId: customer.member.id, permissions: ADMINISTRATOR, locale: 'de' }
    const reply = await (await client().guild()).runs('/whitelabel actions', { options: { bot: bot.id }, ...who })
    expect(reply.text).toContain('Discord nimmt das Token nicht an (4004)')
    expect(reply.text).toMatch(/führe <\/whitelabel setup:\d+> noch einmal aus/)
  })

  test('while one action is in progress, another is refused, and the bot’s page says why', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const { id } = customer.member
    await press(`whitelabel-act:1:${id}:${bot.id}:stop`, id)
    const second = await press(`whitelabel-act:1:${id}:${bot.id}:restart`, id)
    expect(second.text).toContain('“Stop” is still in progress')
    expect(second.components.flatMap((row) => row.components).filter(({ disabled }) => disabled)).toHaveLength(4)
    expect(await customer.row(bot)).toMatchObject({ action: 'stop' })
  })

  test('of fifty presses at the same time one is accepted', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const { id } = customer.member
    const actions = Array.from({ length: 50 }, (_, nth) => (nth % 2 === 0 ? 'stop' : 'restart'))
    const replies = await Promise.all(actions.map((action) => press(`whitelabel-act:1:${id}:${bot.id}:${action}`, id)))
    expect(replies.filter(({ text }) => text.includes('is in progress for')).length).toBe(1)
  })

  test('an action whose reply cannot be edited later is accepted too', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const { id: userId } = customer.member
    const who = { applicationId: client().world.applicationId, guildId: customer.community.guild.id, userId }
    const button = buttonInteraction(`whitelabel-act:1:${userId}:${bot.id}:stop`, {
      ...who,
      permissions: ADMINISTRATOR,
    })
    const reply = await client().interact({ ...button, token: 'x'.repeat(1_000), locale: 'x'.repeat(20) })
    expect(reply.text).toContain('“Stop” is in progress')
    expect(await customer.row(bot)).toMatchObject({ action: 'stop', reply_token: null })
  })

  test('a bot is deleted only after a confirmation', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const { member } = customer
    const page = await member.selects(await member.runs('/whitelabel actions'), ['Branded'])
    const question = await member.clicks(page, 'Delete')
    expect(question.text).toContain('Members keep the XP they have earned.')
    const back = await member.clicks(question, 'Cancel')
    expect(await customer.row(bot)).toMatchObject({ action: null })
    await member.clicks(await member.clicks(back, 'Delete'), 'Delete permanently')
    expect(await customer.row(bot)).toMatchObject({ action: 'delete' })
  })

  test.each([
    ['act', ':stop'],
    ['ask-delete', ''],
    ['show', ''],
  ])(
    'a button "%s" on somebody else’s bot finds none, and one in somebody else’s name is refused',
    async (name, rest) => {
      const [owner, other] = [await EdgeCustomer.open(client()), await EdgeCustomer.open(client())]
      const bot = await owner.bot()
      const { id } = other.member
      const own = await press(`whitelabel-${name}:1:${id}:${bot.id}${rest}`, id)
      expect(own.text).toBe('You have no such bot.')
      const foreign = await press(`whitelabel-${name}:1:${owner.member.id}:${bot.id}${rest}`, id)
      expect(foreign.text).toStartWith('This belongs to somebody else')
      expect(await owner.row(bot)).toMatchObject({ action: null })
    },
  )

  test('a customer whose premium has ended cannot use the buttons', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const { id } = customer.member
    await revokePremium(client().world.database.db, id, 1)
    const reply = await press(`whitelabel-act:1:${id}:${bot.id}:stop`, id)
    expect(reply.text).toStartWith('This is a premium feature')
    expect(await customer.row(bot)).toMatchObject({ action: null })
  })

  test('a bot whose row holds an unknown status is shown as one that cannot run', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const { db } = client().world.database
    const nonsense = { status: 'dancing', action: 'dance' }
    // What another program may have written.
    await db
      .updateTable('whitelabel_bots')
      .set(nonsense as object)
      .where('bot_id', '=', bot.id)
      .execute()
    const page = await customer.member.selects(await customer.member.runs('/whitelabel actions'), ['Branded'])
    expect(page.text).toContain('🔴 Cannot run')
    expect(page.text).toContain('[Delete]')
  })
})
