import { expect, test } from 'bun:test'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { EdgeCustomer } from '../../../support/edge-customer.ts'

const PLAYING = { status: 'dnd', type: 'playing', text: 'chess' }

/** The presence of customers' bots. */
oneRuntime('/whitelabel presence', (client) => {
  test('a presence is stored for the customer’s only bot', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const reply = await customer.member.runs('/whitelabel presence', { options: PLAYING })
    expect(reply.text).toContain('**Branded** shows its new status')
    expect(reply.ephemeral).toBe(true)
    expect(JSON.parse((await customer.row(bot))?.presence ?? '')).toEqual(PLAYING)
  })

  test('clearing a presence leaves the presences of other customers’ bots', async () => {
    const [customer, other] = [await EdgeCustomer.open(client()), await EdgeCustomer.open(client())]
    const bot = await customer.bot()
    await other.bot('Own')
    await customer.member.runs('/whitelabel presence', { options: PLAYING })
    await other.member.runs('/whitelabel clear-presence', { options: { bot: bot.id } })
    expect((await customer.row(bot))?.presence).toContain('chess')
    const reply = await customer.member.runs('/whitelabel clear-presence')
    expect(reply.text).toContain('**Branded** stops showing a status')
    expect((await customer.row(bot))?.presence).toBeNull()
  })

  test('a customer with several bots must name one, unless the command is one bot’s own', async () => {
    const customer = await EdgeCustomer.open(client())
    const [first, second] = [await customer.bot('First'), await customer.bot('Second')]
    expect((await customer.member.runs('/whitelabel presence', { options: PLAYING })).text).toContain('option `bot`')
    await customer.member.runs('/whitelabel presence', { options: { ...PLAYING, bot: second.id } })
    expect((await customer.row(first))?.presence).toBeNull()
    expect((await customer.row(second))?.presence).toContain('chess')
    const spoken = await customer.runsThrough(first, '/whitelabel presence', { options: PLAYING })
    expect(spoken.text).toContain('**First**')
  })

  test('the bot of another customer is not changed', async () => {
    const [owner, other] = [await EdgeCustomer.open(client()), await EdgeCustomer.open(client())]
    const bot = await owner.bot()
    await other.bot('Own')
    const reply = await other.member.runs('/whitelabel presence', { options: { ...PLAYING, bot: bot.id } })
    expect(reply.text).toContain('no such bot')
    expect((await owner.row(bot))?.presence).toBeNull()
  })

  test.each([
    ['two lines', 'chess\nand more'],
    ['nothing but blanks', '   '],
    ['128 characters that are two units each', '🎉'.repeat(128)],
    ['half a character', 'x\ud800'],
  ])('a text of %s is refused', async (_, text) => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const guild = await client().guild()
    const who = { userId: customer.member.id, permissions: 8n }
    const reply = await guild.runs('/whitelabel presence', { options: { ...PLAYING, text }, ...who })
    expect(reply.text).toStartWith('The text must have 1 to 128 characters')
    expect((await customer.row(bot))?.presence).toBeNull()
  })

  test('the longest text fits', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot()
    const text = '"'.repeat(128)
    await customer.member.runs('/whitelabel presence', { options: { ...PLAYING, text } })
    expect(JSON.parse((await customer.row(bot))?.presence ?? '{}').text).toBe(text)
  })
})
