import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Page, WebSocketRoute } from 'playwright-core'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { violationsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { PlaygroundWorld } from './playground-world.ts'
import { watchErrors } from './watch.ts'

setDefaultTimeout(120_000)

const PHONE = { width: 360, height: 780 }
const TABLET = { width: 768, height: 1_024 }
const DESKTOP = { width: 1_280, height: 800 }

const box = (page: Page) => page.getByRole('combobox', { name: /^Message in/ })

const messages = (page: Page) => page.getByRole('region', { name: /^Messages in/ })

/** Types into the message box and sends it. */
async function send(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await page.keyboard.press('Enter')
}

/** How many pixels the page is wider than the window. */
const overhang = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

describeInBrowser('the playground in a browser', () => {
  let world: PlaygroundWorld
  beforeAll(async () => {
    world = await PlaygroundWorld.open()
  })
  afterAll(() => world?.close())

  test('a newcomer levels up, sees the card, changes a setting on the dashboard and sees its effect', async () => {
    const { page, errors, close } = await world.visit({ viewport: DESKTOP, reducedMotion: 'reduce' })
    expect(await violationsOf(page)).toEqual([])

    // The box offers the members and the options; Enter and Tab choose them.
    await box(page).fill('/xp gi')
    await page.getByRole('option', { name: '/xp give Give XP to a member' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await box(page).inputValue()).toBe('/xp give user:')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('@Rob')
    await page.keyboard.press('Enter')
    expect(await box(page).inputValue()).toBe('/xp give user:@Robin xp:')
    await page.keyboard.type('99')
    await page.keyboard.press('Enter')
    await page.getByText('99 of 100 XP').waitFor()
    await send(page, 'hello')
    await messages(page).getByText('you reached level 1').waitFor()
    const members = page.getByRole('complementary', { name: 'Members' })
    await members.getByText('Level 1').waitFor()
    await members.getByText('Sprout').waitFor()

    // The first card may take longer than a member waits for it.
    await until('the card is drawn', async () => {
      await send(page, '/level ')
      await messages(page).getByText('Robin used /level').last().waitFor()
      return await page
        .getByRole('img', { name: /^Card of Robin/ })
        .first()
        .isVisible()
    })
    const opening = page.context().waitForEvent('page')
    await page.getByRole('button', { name: 'Open the dashboard' }).last().click()
    const dashboard = await opening
    const dashboardErrors = watchErrors(dashboard)
    const multiplier = dashboard.getByLabel('Multiplier', { exact: true })
    await multiplier.fill('10')
    await dashboard.getByRole('button', { name: 'Save', exact: true }).click()
    await dashboard.getByText('Saved.').first().waitFor()
    await dashboard.close()
    // The gateway reads changed settings after some seconds.
    await until('a message earns ten times as much', async () => {
      await send(page, 'and now')
      return await page.getByText(/\+[4-6]\d\d XP/).isVisible()
    })
    await page.getByText('Done:').last().waitFor()
    expect([...errors, ...dashboardErrors]).toEqual([])
    await close()
  })

  test('autocomplete, menus, modals and private answers work with the keyboard', async () => {
    const { page, errors, close } = await world.visit({
      viewport: TABLET,
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    })
    await box(page).fill('/levelroles remove role:oa')
    await page.getByRole('option', { name: 'Level 5 · Oak' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await box(page).inputValue()).toBe('/levelroles remove role:Level 5 · Oak ')
    await page.keyboard.press('Escape')

    await send(page, '/settings change ')
    await page.getByRole('button', { name: /^Earning XP/ }).click()
    await page.keyboard.type('multiplier')
    await page.getByRole('option').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    const modal = page.getByRole('dialog')
    await modal.getByRole('textbox').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await modal.waitFor({ state: 'detached' })

    await send(page, '/me delete ')
    await page.getByRole('button', { name: 'Delete my data', exact: true }).click()
    const input = modal.getByRole('textbox')
    await modal.getByRole('button', { name: 'Submit' }).click()
    await modal.getByText('This is needed.').waitFor()
    await input.and(page.locator(':focus')).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await input.fill('NO')
    await page.keyboard.press('Enter')
    await modal.waitFor({ state: 'detached' })
    await messages(page).getByText('Nothing was deleted').waitFor()
    const answers = messages(page).getByText('Only you can see this.')
    const before = await answers.count()
    await page.getByRole('button', { name: 'Dismiss' }).first().click()
    expect(await answers.count()).toBe(before - 1)

    await box(page).fill('/xp give user:@nobody xp:1')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByText('The option user does not take “@nobody”.').waitFor()
    expect(errors).toEqual([])
    await close()
  })

  test('on a phone, channels, members and the wire are sheets, and one click acts as the other member', async () => {
    const { page, errors, close } = await world.visit({ viewport: PHONE, reducedMotion: 'reduce' })
    expect(await overhang(page)).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Channels' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'Campfire Join' }).click()
    await sheet.getByRole('list', { name: 'In Campfire' }).getByText('Robin').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await sheet.getByRole('button', { name: 'Be Kim' }).click()
    await sheet.getByRole('button', { name: 'Be Robin' }).waitFor()
    await page.keyboard.press('Escape')
    await send(page, '/settings show')
    await page.getByText('There is no such command.').waitFor()

    await page.getByRole('button', { name: 'Wire' }).click()
    await sheet.getByText('VOICE_STATE_UPDATE').first().click()
    await sheet.getByText('"session_id"').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
    expect(errors).toEqual([])
    await close()
  })

  test('after a lost connection and after a reload, the same server comes back', async () => {
    const sockets: WebSocketRoute[] = []
    const { page, close } = await world.visit({ viewport: DESKTOP }, (page) =>
      page.routeWebSocket(/socket$/, (socket) => {
        sockets.push(socket)
        socket.connectToServer()
      }),
    )
    await page.getByRole('button', { name: 'Be Kim' }).click()
    await page.getByRole('button', { name: 'Be Robin' }).waitFor()
    await send(page, 'remember this')
    await messages(page).getByText('remember this').waitFor()
    await sockets[0]?.close({ code: 1_011 })
    await page.getByText('The connection was lost.').waitFor()
    await page.getByText('The connection was lost.').waitFor({ state: 'detached' })
    await page.reload()
    await messages(page).getByText('remember this').waitFor()
    await page.getByRole('button', { name: 'Be Robin' }).waitFor()
    await close()
  })

  test.skipIf(!isLong)('no page has a fault of accessibility in any theme, size and language', async () => {
    for (const viewport of [PHONE, TABLET, DESKTOP]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const locale of ['en', 'de', 'fr', 'es', 'pt-BR']) {
          const { page, errors, close } = await world.visit({ viewport, colorScheme, locale, reducedMotion: 'reduce' })
          await page.getByRole('combobox').first().fill('/')
          await page.getByRole('option').first().waitFor()
          const shown = { viewport, colorScheme, locale }
          expect({ ...shown, faults: await violationsOf(page), errors }).toEqual({ ...shown, faults: [], errors: [] })
          expect(await overhang(page)).toBe(0)
          await close()
        }
      }
    }
  })
})
