import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { grantPremium } from '../../shared/database/members/premium.ts'
import { pictureOf } from '../support/discord/cdn/picture.ts'
import { encodePng } from '../support/discord/cdn/png.ts'
import { TOKEN_KEYS } from '../support/edge-world.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { until } from '../support/until.ts'
import { violationsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { open } from './pages.ts'
import { BrowserWorld } from './world.ts'

setDefaultTimeout(120_000)

describeInBrowser('pages whose work a gateway does', () => {
  let world: BrowserWorld
  let gateway: GatewayProcess

  beforeAll(async () => {
    world = await BrowserWorld.open()
    const { discord, application, database } = world.behind
    gateway = await startGatewayProcess(discord, application, database, { WHITELABEL_TOKEN_KEYS: TOKEN_KEYS })
  })
  afterAll(async () => {
    await gateway?.end('SIGTERM')
    await world?.close()
  })

  test('logging out a device ends the login there', async () => {
    const { page, close } = await world.visit('carol', '/account')
    await page
      .getByRole('listitem')
      .getByRole('button', { name: /^Log out / })
      .first()
      .click()
    await page
      .getByRole('link', { name: /Discord/ })
      .first()
      .waitFor()
    await open(page, `${world.url}/`)
    await page
      .getByRole('link', { name: /Discord/ })
      .first()
      .waitFor()
    await close()
  })

  test('a person downloads what is stored, stops being counted, and is deleted after a typed word', async () => {
    const { page, close } = await world.visit('erin', '/account')
    const { db } = world.behind.database
    const { id } = world.behind.discord.user('erin')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('prosperity-data.json')
    expect(JSON.parse(await Bun.file(await file.path()).text()).tables.guild_users.rows).toHaveLength(1)
    await page.getByRole('button', { name: 'Stop counting me' }).click()
    await page.getByRole('button', { name: 'Count me again' }).click()
    await page.getByRole('button', { name: 'Stop counting me' }).waitFor()
    await page.getByRole('button', { name: 'Delete my data' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete everything about you' })
    const agree = dialog.getByRole('button', { name: 'Delete my data' })
    expect(await agree.isDisabled()).toBe(true)
    expect(await violationsOf(page)).toEqual([])
    await dialog.getByRole('textbox').fill('DELETE')
    await agree.click()
    await page.getByText('Your data is deleted within minutes.').waitFor()
    const rows = () => db.selectFrom('web_sessions').select('user_id').where('user_id', '=', id).execute()
    await until('the person is deleted', async () => (await rows()).length === 0)
    await close()
  })

  test('a webhook is added with its secret, which is shown once, is tested, and is deleted', async () => {
    const { page, errors, close } = await world.visit('alice', `/servers/${world.guild.id}/webhooks`)
    const [address, add] = [
      page.getByLabel('Address', { exact: true }),
      page.getByRole('button', { name: 'Add a webhook' }),
    ]
    await address.fill('https://127.0.0.1/levels')
    await add.click()
    await page.locator('[name="url"][aria-invalid="true"]').waitFor()
    // The browser logs the refusal.
    errors.splice(0)
    await address.fill('https://harvest.invalid/levels')
    await page.getByLabel('The bot gives a level role').uncheck()
    await add.click()
    const dialog = page.getByRole('dialog')
    const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue()
    expect(secret).toMatch(/^whsec_/)
    await dialog.getByRole('button', { name: 'I have copied it' }).click()
    await page.getByRole('heading', { name: 'harvest.invalid' }).waitFor()
    expect(await page.content()).not.toContain(secret)
    await page.getByRole('button', { name: 'Send a test: harvest.invalid' }).click()
    // No name ends in .invalid, so the gateway finds no address for it.
    const log = page.getByRole('region', { name: 'Deliveries to harvest.invalid' })
    await log.getByText(/^1 attempt · The name of the server was not found\. · Next attempt: /).waitFor()
    await page.getByRole('button', { name: 'Deliveries: hooks.greenhouse.example' }).click()
    await page.getByText(/^3 attempts · There was no reply within ten seconds\./).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Delete: harvest.invalid' }).click()
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('heading', { name: 'harvest.invalid' }).waitFor({ state: 'detached' })
    expect(errors).toEqual([])
    await close()
  })

  test('a person with premium gives the bot a name and a picture of its own, and takes them away', async () => {
    const { behind, guild } = world
    const path = `/servers/${guild.id}/branding`
    const visit = await world.visit('bob', path)
    const { page, errors, close } = visit
    await page.getByText('This is a premium feature.').waitFor()
    expect(await page.getByLabel('Nickname').isDisabled()).toBe(true)
    await grantPremium(behind.database.db, guild.member('bob').id, 'test', 0)
    await open(page, world.url + path)
    await page.getByLabel('Nickname').fill('Head Gardener')
    const buffer = encodePng(pictureOf('garden', 64))
    await page.locator('input[name="avatar"]').setInputFiles({ name: 'garden.png', mimeType: 'image/png', buffer })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('img', { name: 'Avatar' }).waitFor()
    const profile = () => guild.state.members.get(behind.application.id)
    expect(profile()?.nick).toBe('Head Gardener')
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('img', { name: 'Avatar' }).waitFor({ state: 'detached' })
    expect([profile()?.nick, profile()?.avatar]).toEqual([null, null])
    expect(errors).toEqual([])
    await close()
  })
})
