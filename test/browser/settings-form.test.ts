import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import * as v from 'valibot'
import { buildWeb } from '../../scripts/web/build.ts'
import { type SettingField, type SettingsReply, type SettingValues, settingsBody } from '../../shared/api/settings.ts'
import { isLong } from '../support/long-forms.ts'
import { describeInBrowser, launchBrowser } from './browser.ts'

setDefaultTimeout(180_000)

const GUILD = '1219797555609600002'

const MONTHS = ['March', 'April', 'May', 'June', 'July', 'August']

const field = (over: Partial<SettingField> & { name: string; label: string }): SettingField => ({
  ...{ hint: null, kind: 'integer', value: 1, default: 1, min: 1, max: 10, choices: [], nullable: false },
  neededWith: null,
  ...over,
})

/** An API with settings that the dashboard's code does not name. */
class FakeApi {
  version = 1
  values: SettingValues = { saplingsPerDay: 3, motto: 'Grow', pruning: null }
  /** The bodies of the changes, with the versions that they replace. */
  saves: { values: SettingValues; replaces: string | null }[] = []

  settings(): SettingsReply {
    const { saplingsPerDay = null, motto = null, pruning = null } = this.values
    const setting = (key: string, title: string, fields: SettingField[]) => ({
      ...{ key, group: 'garden', title, about: null, shown: '', mayChange: true, neededPermission: null },
      ...{ findings: [], fields, page: null },
    })
    return {
      version: String(this.version),
      groups: [{ group: 'garden', title: 'Garden' }],
      settings: [
        setting('saplings', 'Saplings', [
          field({ name: 'saplingsPerDay', label: 'Saplings per day', value: saplingsPerDay, default: 1 }),
        ]),
        setting('motto', 'Motto', [
          field({ name: 'motto', label: 'Motto', kind: 'text', value: motto, default: null, nullable: true }),
        ]),
        setting('pruning', 'Pruning', [
          field({
            ...{ name: 'pruning', label: 'Who prunes', kind: 'choice', value: pruning, default: null, nullable: true },
            choices: [{ value: 'bees', label: 'The bees' }],
          }),
        ]),
        setting('month', 'Month', [
          field({
            ...{ name: 'month', label: 'Month', kind: 'choice', value: 'May', default: 'May' },
            choices: MONTHS.map((value) => ({ value, label: value })),
          }),
        ]),
        { ...setting('guests', 'Guests', []), page: 'commands', shown: 'For <@3>' },
      ],
      names: { '3': 'Carol' },
    }
  }

  /** Somebody else saves. */
  change(values: SettingValues): void {
    this.values = { ...this.values, ...values }
    this.version += 1
  }

  async answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace(/^.*\/guilds\/\d+/, '')
    const reply = (body: unknown): Response => Response.json(body, { headers: { etag: `"${this.version}"` } })
    if (path === '/settings' && request.method === 'GET') return reply(this.settings())
    if (path === '/settings/preview') {
      const announcement = { to: 'nobody', channelId: null, content: '', userId: '1', level: 2, at: null }
      return reply({ errors: [], shown: [], announcement, findings: [], roleChanges: [] })
    }
    if (path === '/choices') return reply({ roles: [], channels: [] })
    if (path === '') {
      const counts = { memberCount: 0, problems: 0, version: '1', locale: 'en-US' }
      return reply({ id: GUILD, name: 'The Greenhouse', iconUrl: null, tier: 'admin', ...counts })
    }
    if (path !== '/settings')
      return Response.json({ type: '#not-found', detail: 'There is nothing here' }, { status: 404 })
    const { values } = v.parse(settingsBody, await request.json())
    const replaces = request.headers.get('if-match')
    this.saves.push({ values, replaces })
    if (replaces !== `"${this.version}"`) {
      const text = '<@2> changed “Saplings” for <@4>'
      const who = { actorId: '2', actorName: 'Bob', targetId: '4', targetName: 'Dave' }
      const changes = [{ at: Date.now(), ...who, via: 'command', key: 'saplings', text }]
      const problem = { type: '#version-conflict', detail: 'Too late', version: String(this.version), changes }
      return Response.json(problem, { status: 412 })
    }
    this.change(values)
    return reply(this.settings())
  }
}

// These tests only run on demand: `FAULTS=long scripts/test browser/settings-form`. Every run tests the forms on real pages.
describe.skipIf(!isLong)('every case of', () => {
  describeInBrowser('the form of the settings', () => {
    let api: FakeApi
    let page: Page
    let folder: string
    let browser: Browser
    let server: ReturnType<typeof Bun.serve>

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'settings-form-'))
      const web = join(folder, 'web')
      await buildWeb(web)
      server = Bun.serve({
        hostname: '127.0.0.1',
        port: 0,
        fetch(request) {
          const { pathname } = new URL(request.url)
          if (pathname.startsWith('/api/')) return api.answer(request)
          return new Response(Bun.file(join(web, pathname.startsWith('/assets/') ? pathname : 'shell.html')))
        },
      })
      browser = await launchBrowser()
    })
    afterAll(async () => {
      await browser?.close()
      await server?.stop(true)
      await rm(folder, { recursive: true })
    })

    beforeEach(async () => {
      api = new FakeApi()
      const context = await browser.newContext({ locale: 'en-US' })
      page = await context.newPage()
      await page.goto(`${server.url}servers/${GUILD}/settings`)
      await saplings().waitFor()
    })
    afterEach(() => page.context().close())

    const saplings = () => page.getByLabel('Saplings per day')
    const motto = () => page.getByLabel('Motto', { exact: true })
    const saveButton = () => page.getByRole('button', { name: 'Save', exact: true })

    async function save(): Promise<void> {
      await saveButton().click()
      await saveButton().waitFor({ state: 'detached' })
    }

    test('draws settings that its code does not name, and saves only the changed fields', async () => {
      await saplings().fill('5')
      await page.getByRole('group', { name: 'Who prunes' }).getByLabel('The bees').check()
      await save()
      expect(api.saves).toEqual([{ values: { saplingsPerDay: 5, pruning: 'bees' }, replaces: '"1"' }])
    })

    test('draws a few choices as radio buttons with a choice for none, and many as a list', async () => {
      const choices = page.getByRole('group', { name: 'Who prunes' }).locator('label')
      expect(await choices.allTextContents()).toEqual(['Not set', 'The bees'])
      expect(await page.getByRole('combobox', { name: 'Month' }).locator('option').allTextContents()).toEqual(MONTHS)
    })

    test('names members, and leads to the page of a setting with lists', async () => {
      await page.getByText('For @Carol').waitFor()
      await page.getByRole('link', { name: 'Change it on the page “Command limits”' }).click()
      await page.getByRole('heading', { name: 'Command limits', level: 1 }).waitFor()
    })

    test('has nothing to save after a change was taken back by hand', async () => {
      await saplings().fill('5')
      await saveButton().waitFor()
      await saplings().fill('3')
      await saveButton().waitFor({ state: 'detached' })
      expect(api.saves).toEqual([])
    })

    test('shows the limits beside a number that breaks them, and does not send the number', async () => {
      await saplings().fill('11')
      expect(await saplings().getAttribute('aria-invalid')).toBe('true')
      await page.getByText('From 1 to 10.').last().waitFor()
      await saveButton().click()
      expect(await page.locator('input:focus').inputValue()).toBe('11')
      expect(api.saves).toEqual([])
    })

    test('unsets a value, and sets another back to its default', async () => {
      await page.getByRole('button', { name: 'Motto: unset' }).click()
      await page.getByRole('button', { name: 'Saplings: use the default' }).click()
      expect(await saplings().inputValue()).toBe('1')
      await save()
      expect(api.saves).toEqual([{ values: { motto: null, saplingsPerDay: 1 }, replaces: '"1"' }])
    })

    test('merges its changes with somebody else’s, field by field', async () => {
      api.change({ saplingsPerDay: 7, motto: 'Bloom' })
      await saplings().fill('5')
      await motto().fill('Wither')
      await saveButton().click()
      const dialog = page.getByRole('dialog', { name: 'Somebody else saved meanwhile' })
      await dialog.getByText('@Bob changed “Saplings” for @Dave').waitFor()
      await dialog.getByRole('group', { name: 'Motto' }).getByLabel('Saved meanwhile').check()
      await dialog.getByRole('button', { name: 'Save with these choices' }).click()
      await saveButton().waitFor({ state: 'detached' })
      expect(api.saves.at(-1)).toEqual({ values: { saplingsPerDay: 5 }, replaces: '"2"' })
      expect(await motto().inputValue()).toBe('Bloom')
    })

    test('asks before the browser goes back to another page, and goes back on the answer', async () => {
      await page.getByRole('link', { name: 'Overview' }).click()
      await page.getByRole('heading', { name: 'The Greenhouse', level: 1 }).waitFor()
      await page.getByRole('link', { name: 'Settings' }).first().click()
      await saplings().fill('5')
      await saveButton().waitFor()
      await page.goBack()
      await page.getByRole('button', { name: 'Stay here' }).click()
      expect(await saplings().inputValue()).toBe('5')
      expect(page.url()).toEndWith('/settings')
      await page.goBack()
      await page.getByRole('button', { name: 'Leave and lose them' }).click()
      await page.getByRole('heading', { name: 'The Greenhouse', level: 1 }).waitFor()
    })
  })
})
