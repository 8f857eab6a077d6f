import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { addIgnored, listIgnored } from '../../shared/database/guilds/ignored.ts'
import { listLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import { listLevelTexts } from '../../shared/database/guilds/level-texts.ts'
import { grantPremium } from '../../shared/database/members/premium.ts'
import { curveChangeOf } from '../../shared/database/members/recalculate.ts'
import { PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { describeInBrowser } from './browser.ts'
import { open } from './pages.ts'
import { BrowserWorld, type Visit } from './world.ts'

setDefaultTimeout(120_000)

// They run on workerd, which Cloudflare uses. The other tests in a browser use Bun.
describeInBrowser('the forms of the dashboard on workerd', () => {
  let world: BrowserWorld
  let visit: Visit
  let page: Page

  beforeAll(async () => {
    world = await BrowserWorld.open([], { runtime: 'workerd' })
    visit = await world.visit('alice')
    page = visit.page
  })
  afterAll(() => world?.close())
  beforeEach(() => visit.errors.splice(0))

  const show = (path: string): Promise<void> => open(page, world.url + path)

  test('a saved setting is stored, and is shown after the page is loaded again', async () => {
    const settings = `/servers/${world.guild.id}/settings`
    await show(settings)
    await page.getByLabel('Multiplier', { exact: true }).fill('2.5')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved.').first().waitFor()
    await show(settings)
    expect(await page.getByLabel('Multiplier', { exact: true }).inputValue()).toBe('2.5')
    expect(visit.errors).toEqual([])
  })

  test('the picture of a level is drawn as the form chooses it, and the colour is saved', async () => {
    await show(`/servers/${world.guild.id}/settings`)
    await page.getByLabel('Background', { exact: true }).selectOption('sunset')
    const picture = page.getByRole('img', { name: /^Card of .*: level 12, rank 3, 12,345 XP$/ })
    await picture.waitFor()
    await page.getByLabel('Colour of level and bar').fill('#ff8800')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved.').first().waitFor()
    const { db } = world.behind.database
    const stored = await db
      .selectFrom('guilds')
      .select(['level_card', 'card_accent'])
      .where('id', '=', world.guild.id)
      .execute()
    expect(stored).toEqual([{ level_card: 'sunset', card_accent: '#ff8800' }])
    expect(visit.errors).toEqual([])
  })

  test('a change of a list shows the changes that somebody else has made since, and is made once it is confirmed', async () => {
    const { guild } = world
    const { db } = world.behind.database
    const [apprentice, oak] = [guild.role('Apprentice'), guild.role('Oak')]
    const actor = { id: guild.member('bob').id, via: 'command', keyId: null } as const
    const ignore = (id: string) => addIgnored(db, { guildId: guild.id, actor, kind: 'roles', id }, Date.now())
    await ignore(apprentice.id)
    await show(`/servers/${guild.id}/ignored`)
    await page.getByRole('tab', { name: /Roles/ }).click()
    const remove = page.getByRole('button', { name: /Apprentice/ })
    await remove.waitFor()
    await ignore(oak.id)

    const dialog = page.getByRole('dialog', { name: 'Somebody else saved meanwhile' })
    await remove.click()
    await dialog.getByText(/Oak/).first().waitFor()
    await dialog.getByRole('button', { name: 'Save my change' }).click()
    await remove.waitFor({ state: 'detached' })
    expect(await listIgnored(db, guild.id, 'roles')).toEqual([oak.id])
  })

  test('the audit is filtered by names, with the keyboard alone, and names lead to the pages of members', async () => {
    const { guild } = world
    const bob = guild.member('bob')
    await show(`/servers/${guild.id}/audit`)
    const by = page.getByLabel('Changed by')
    const entries = page.getByRole('main').getByRole('listitem')
    await by.press('Enter')
    await page.keyboard.type('bo')
    await page.getByRole('option', { name: 'Carol' }).waitFor({ state: 'detached' })
    await page.getByRole('option', { name: 'Bob' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('actor') === bob.id)
    // Until the reply, the entries of before stay.
    await entries.filter({ hasNotText: /^@Bob/ }).first().waitFor({ state: 'detached' })
    await page
      .getByRole('status')
      .getByText(/shown\./)
      .waitFor()
    await entries.filter({ hasText: '@Bob changed “Cooldown”' }).waitFor()

    await show(page.url().slice(world.url.length))
    expect(await by.textContent()).toBe('Bob')
    const description = await by.getAttribute('aria-describedby')
    expect(await page.locator(`[id="${description}"]`).textContent()).toBe('Bob')
    await page.getByLabel('About').press('Enter')
    await page.keyboard.type('garden')
    await page.getByRole('option', { name: 'Gardener', exact: true }).click()
    await page.getByText('No entry matches these filters.').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await entries.getByRole('link', { name: '@Bob' }).first().click()
    await page.getByRole('heading', { name: 'Bob', exact: true }).waitFor()
    expect(visit.errors).toEqual([])
  })

  test('XP that an admin gives is shown at once, and its reason is in the history', async () => {
    const { guild } = world
    const { id } = guild.member('erin')
    const xpOf = async () => {
      const { db } = world.behind.database
      const row = await db
        .selectFrom('guild_users')
        .select('xp')
        .where('guild_id', '=', guild.id)
        .where('user_id', '=', id)
        .executeTakeFirstOrThrow()
      return row.xp
    }
    const before = await xpOf()
    await show(`/servers/${guild.id}/members/${id}`)
    await page.getByLabel('Amount').fill('1000')
    await page.getByLabel('Reason', { exact: true }).fill('Best pumpkin of the year')
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    await page.getByRole('cell', { name: 'Best pumpkin of the year' }).waitFor()
    expect(await xpOf()).toBe(before + 1_000)
    expect(await page.getByLabel('Amount').inputValue()).toBe('')
    expect(visit.errors).toEqual([])
  })

  test('another curve is previewed with its effect, applied after a question, and undone; an error is beside its field', async () => {
    const { db } = world.behind.database
    const stored = async () => (await curveChangeOf(db, world.guild.id))?.curve
    await show(`/servers/${world.guild.id}/curve`)
    const choice = page.getByLabel('Curve', { exact: true })
    await choice.selectOption('own')
    await page.getByLabel('Square').fill('-100')
    await page.locator('[aria-invalid="true"]').waitFor()
    const apply = page.getByRole('button', { name: 'Apply this curve' })
    expect(await apply.isDisabled()).toBe(true)
    // The browser logs the refusal of the preview.
    visit.errors.splice(0)
    await choice.selectOption('flat')
    await page.getByText(/Of \d+ members with XP/).waitFor()
    await apply.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click()
    await page.getByText('The levels of all members will be recalculated shortly.').waitFor()
    expect(await stored()).toEqual(PRESET_CURVES.flat)
    await page.getByRole('button', { name: 'Undo' }).click()
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click()
    await page.getByRole('heading', { name: 'Standard (as MEE6 counts)' }).waitFor()
    expect(await stored()).toEqual(PRESET_CURVES.mee6)
    expect(visit.errors).toEqual([])
  })

  test('a new key is shown once: without it in the list, and not after the page is loaded again', async () => {
    const keys = `/servers/${world.guild.id}/keys`
    await show(keys)
    await page.getByLabel('Name', { exact: true }).fill('Harvest counter')
    await page.getByRole('button', { name: 'Create a key' }).click()
    const dialog = page.getByRole('dialog', { name: 'Harvest counter' })
    const secret = await dialog.getByLabel('Key').inputValue()
    expect(secret).toMatch(/^pro_/)
    await dialog.getByRole('button', { name: 'I have copied it' }).click()
    await page.getByRole('cell', { name: 'Harvest counter', exact: true }).waitFor()
    expect(await page.content()).not.toContain(secret)
    await show(keys)
    await page.getByRole('cell', { name: 'Harvest counter', exact: true }).waitFor()
    expect(await page.content()).not.toContain(secret)
    const answer = await fetch(`${world.url}/api/v1/guilds/${world.guild.id}`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(answer.status).toBe(200)
  })

  test('a person with premium sets up a bot of their own; a wrong token is named beside its field', async () => {
    await grantPremium(world.behind.database.db, world.guild.owner.id, 'test', 0)
    const bot = world.behind.discord.application({ name: 'Branded' })
    await show('/bots')
    const [token, key] = [page.getByLabel('Token', { exact: true }), page.getByLabel('Public key', { exact: true })]
    await token.fill('not a token')
    await key.fill(bot.publicKey)
    const submit = page.getByRole('button', { name: 'Set up a bot' })
    await submit.click()
    await page.locator('[name="token"][aria-invalid="true"]').waitFor()
    await token.fill(bot.token)
    await submit.click()
    await page.getByRole('heading', { name: 'Branded' }).waitFor()
    expect(await token.inputValue()).toBe('')
    expect(await page.content()).not.toContain(bot.token)
  })

  test('the text of a level is previewed as it is typed, its fault is beside the field, and it is saved', async () => {
    await show(`/servers/${world.guild.id}/level-texts`)
    await page.getByRole('list', { name: 'Texts for single levels' }).getByText('Level 50').waitFor()
    await page.getByLabel('Level', { exact: true }).fill('25')
    await page.getByLabel('Text', { exact: true }).fill('Halfway, {usr}!')
    await page.getByText('Did you mean').waitFor()
    await page.getByLabel('Text', { exact: true }).fill('Halfway, {user}: {level}!')
    await page.getByText(/Halfway, .*: 25!/).waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Remove the text of level 25' }).waitFor()
    const texts = await listLevelTexts(world.behind.database.db, world.guild.id)
    expect(texts.find(({ level }) => level === 25)?.text).toBe('Halfway, {user}: {level}!')
    expect(visit.errors).toEqual([])
  })

  test('a rule of a level role shows who would gain a role before it is saved, and a sync whose roles would change', async () => {
    await show(`/servers/${world.guild.id}/level-roles`)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Change when members lose' }).first().click()
    await dialog.getByLabel('When they reach the next level role').selectOption('keep')
    await dialog
      .getByText(/members? gains? it/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Kept at the next role', { exact: true }).waitFor()
    const stored = await listLevelRoles(world.behind.database.db, world.guild.id)
    expect(stored[0]?.whenNext).toBe('keep')
    // The sync that follows the rule waits for a gateway, and there is none.
    await world.behind.database.db.deleteFrom('jobs').execute()
    await show(`/servers/${world.guild.id}/level-roles`)
    await page.getByRole('button', { name: 'See who would change' }).click()
    await dialog.getByText(/members with XP would gain or lose a role/).waitFor()
    await dialog.getByRole('button', { name: 'Correct now' }).click()
    await page.getByText('The roles of the members are corrected in a moment.').waitFor()
    expect(visit.errors).toEqual([])
  })
})
