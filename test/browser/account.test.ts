import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { until } from '../support/until.ts'
import { violationsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { open } from './pages.ts'
import { BrowserWorld } from './world.ts'

setDefaultTimeout(120_000)

describeInBrowser('the account page in a browser', () => {
  let world: BrowserWorld
  let gateway: GatewayProcess

  beforeAll(async () => {
    world = await BrowserWorld.open()
    gateway = await startGatewayProcess(world.behind.discord, world.behind.application, world.behind.database)
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
})
