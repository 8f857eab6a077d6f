import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { listActivityRoles } from '../../shared/database/activity-roles/roles.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { until } from '../support/until.ts'
import { describeInBrowser } from './browser.ts'
import { isShown } from './pages.ts'
import { BrowserWorld } from './world.ts'

setDefaultTimeout(120_000)

const TABS = 120

describeInBrowser('the dashboard in a browser', () => {
  let world: BrowserWorld
  let gateway: GatewayProcess
  let settings: string

  beforeAll(async () => {
    world = await BrowserWorld.open()
    gateway = await startGatewayProcess(world.behind.discord, world.behind.application, world.behind.database)
    settings = `/servers/${world.guild.id}/settings`
  })
  afterAll(async () => {
    await gateway?.end('SIGTERM')
    await world?.close()
  })

  const rowOf = () =>
    world.behind.database.db
      .selectFrom('guilds')
      .select(['xp_rate as rate', 'xp_delay_seconds as delay'])
      .where('id', '=', world.guild.id)
      .executeTakeFirstOrThrow()

  const multiplier = (page: Page) => page.getByLabel('Multiplier', { exact: true })
  const cooldown = (page: Page) => page.getByLabel(/^Cooldown/)
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
  const isSaved = (page: Page) => page.getByText('Saved.').first().waitFor()

  test('a person logs in, saves a setting, and the next message earns by it', async () => {
    const { page, errors, close } = await world.visit('alice')
    await page
      .getByRole('link', { name: /The Greenhouse/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await isShown(page)
    await multiplier(page).fill('10')
    await save(page)
    await isSaved(page)
    expect((await rowOf()).rate).toBe(10)

    // The gateway reads changed settings after some seconds.
    let newcomers = 0
    const earned = await until('a message earns ten times as much', () => {
      newcomers++
      world.guild.member(`newcomer ${newcomers}`).says('hello', { in: world.guild.channel('general') })
      return world.behind.database.db
        .selectFrom('message_logs')
        .select('xp')
        .where('guild_id', '=', world.guild.id)
        .where('xp', '>=', 150)
        .executeTakeFirst()
    })

    await page.getByRole('link', { name: 'Live feed' }).click()
    // Several newcomers may have earned the same.
    await page.getByText(`+${earned.xp} XP in #general`).first().waitFor()
    expect(errors).toEqual([])
    await close()
  })

  test('a save after somebody else’s save shows the other change and keeps both', async () => {
    const [alice, bob] = await Promise.all([world.visit('alice', settings), world.visit('bob', settings)])
    await cooldown(bob.page).fill('45')
    await save(bob.page)
    await isSaved(bob.page)

    await multiplier(alice.page).fill('3')
    await save(alice.page)
    const dialog = alice.page.getByRole('dialog', { name: 'Somebody else saved meanwhile' })
    await dialog.getByText(/45/).first().waitFor()
    await dialog.getByRole('button', { name: /^Save/ }).click()
    await isSaved(alice.page)
    expect(await rowOf()).toEqual({ rate: 3, delay: 45 })
    await Promise.all([alice.close(), bob.close()])
  })

  test('an admin who is demoted while the page is open can no longer save or see anything', async () => {
    const dave = world.guild.member('dave')
    const role = world.guild.role('Apprentice')
    const { page, close } = await world.visit('dave', settings)
    await multiplier(page).waitFor()
    const before = await rowOf()

    dave.loses(role)
    // Writes keep what Discord said for five seconds at most.
    await until(
      'the API refuses him',
      () =>
        page.evaluate(
          `fetch('/api/v1/guilds/${world.guild.id}/settings', { method: 'PATCH', body: '{"values":{}}',
           headers: { 'content-type': 'application/json', 'if-match': '"0"' } }).then(({ status }) => status === 404)`,
        ) as Promise<boolean>,
    )
    await multiplier(page).fill('9')
    await save(page)
    await page
      .getByText(/no longer|not found|nothing here/i)
      .first()
      .waitFor()
    expect(await rowOf()).toEqual(before)
    await close()
  })

  test('settings can be changed with the keyboard alone', async () => {
    const { page, close } = await world.visit('alice', settings)
    await multiplier(page).waitFor()
    const focused = () =>
      page.evaluate(
        `(() => { const e = document.activeElement; return (e.labels?.[0]?.textContent ?? e.textContent ?? '').trim() })()`,
      )
    const tabTo = async (name: string): Promise<void> => {
      for (let tab = 0; tab < TABS; tab++) {
        await page.keyboard.press('Tab')
        if ((await focused()) === name) return
      }
      throw new Error(`no Tab leads to ${name}`)
    }
    await tabTo('Multiplier')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('2.5')
    await tabTo('Save')
    await page.keyboard.press('Enter')
    await isSaved(page)
    expect((await rowOf()).rate).toBe(2.5)
    await close()
  })

  test('a page does not say that it is read-only before the person’s access is loaded', async () => {
    const { page, close } = await world.visit('alice')
    const loading = Promise.withResolvers<void>()
    await page.route(`**/api/v1/guilds/${world.guild.id}`, async (route) => {
      await loading.promise
      await route.continue()
    })
    await page.goto(`${world.url}/servers/${world.guild.id}/commands`)
    await page.getByText('In all channels.').waitFor()
    expect(await page.getByText('You may look at this page').count()).toBe(0)
    loading.resolve()
    await page.getByLabel('Add a channel').waitFor()
    await close()
  })

  test('an activity role is added, given by the gateway, changed and removed, and the picker says why others cannot be one', async () => {
    const { page, errors, close } = await world.visit('alice', `/servers/${world.guild.id}/activity-roles`)
    const { db } = world.behind.database
    const roles = page.getByRole('list', { name: 'Activity roles' })
    await roles.getByText('5 members hold it now').click()
    await roles.getByRole('link', { name: 'Carol' }).waitFor()
    await page.getByLabel('Role', { exact: true }).click()
    await page.getByRole('option', { name: '@Gardener is a level role' }).waitFor()
    await page.getByRole('combobox').fill('orchid')
    await page.keyboard.press('Enter')
    await page.getByLabel('Members', { exact: true }).fill('101')
    await page.getByText('Type a whole number from 1 to 100.').waitFor()
    await page.getByLabel('Members', { exact: true }).fill('3')
    await page.getByText('3 members with the most XP of the last 7 days').waitFor()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await roles.getByText('3 members hold it now').waitFor()
    await page.getByRole('button', { name: 'Change Orchid' }).click()
    await page.getByRole('dialog').getByLabel('Days', { exact: true }).fill('30')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await listActivityRoles(db, world.guild.id)).map(({ members, days }) => [members, days])).toContainEqual([
      3, 30,
    ])
    await page.getByRole('button', { name: 'Remove Orchid' }).click()
    await page.getByText('3 members lose the role').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('button', { name: 'Remove Orchid' }).waitFor({ state: 'detached' })
    expect(await listActivityRoles(db, world.guild.id)).toHaveLength(2)
    expect(errors).toEqual([])
    await close()
  })

  test('a name with HTML is shown as text', async () => {
    const { page, errors, close } = await world.visit('alice', `/servers/${world.guild.id}/members?query=<b`)
    await page.getByRole('link', { name: '<b onclick="alert(1)">Olivia</b>' }).click()
    await page.getByRole('heading', { name: '<b onclick="alert(1)">Olivia</b>' }).waitFor()
    expect(await page.locator('b[onclick]').count()).toBe(0)
    expect(errors).toEqual([])
    await close()
  })

  test('without a connection the page says so and keeps the typed values, which can be saved later', async () => {
    const { page, close } = await world.visit('alice', settings)
    await multiplier(page).fill('4')
    await page.context().setOffline(true)
    await save(page)
    await page
      .getByText(/No connection/)
      .first()
      .waitFor()
    expect(await multiplier(page).inputValue()).toBe('4')
    await page.context().setOffline(false)
    await save(page)
    await isSaved(page)
    expect((await rowOf()).rate).toBe(4)
    await close()
  })

  test('the page asks before the person leaves it with unsaved changes', async () => {
    const { page, close } = await world.visit('alice', settings)
    await multiplier(page).fill('7')
    await page.getByRole('link', { name: 'Members', exact: true }).click()
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await question.getByRole('button', { name: 'Stay here' }).click()
    expect(await multiplier(page).inputValue()).toBe('7')
    await page.getByRole('link', { name: 'Members', exact: true }).click()
    await question.getByRole('button', { name: 'Leave and lose them' }).click()
    await page.getByRole('heading', { name: 'Members', level: 1 }).waitFor()
    await close()
  })
})
