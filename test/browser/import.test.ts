import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { violationsOf } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { BrowserWorld } from './world.ts'

setDefaultTimeout(120_000)

const NEWCOMER = '1270000000000000123'

/** A file as MEE6's API replies with it. A person who has XP here already has more of it there. */
const mee6File = (knownId: string): string =>
  JSON.stringify({
    players: [
      {
        id: knownId,
        username: 'alice',
        level: 60,
        xp: 1_000_000,
        message_count: 9_000,
        detailed_xp: [1, 2, 1_000_000],
      },
      { id: NEWCOMER, username: 'newcomer', level: 12, xp: 9_001, message_count: 500, detailed_xp: [1, 2, 9_001] },
      { id: 1.2345e17, username: 'rounded', level: 1, xp: 100, message_count: 5, detailed_xp: [1, 2, 100] },
    ],
    role_rewards: [],
  }).replace('123450000000000000', '1.2345e17')

describeInBrowser('an import in a browser', () => {
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

  const xpOf = async (userId: string): Promise<number | undefined> =>
    (
      await world.behind.database.db
        .selectFrom('guild_users')
        .select('xp')
        .where('guild_id', '=', world.guild.id)
        .where('user_id', '=', userId)
        .executeTakeFirst()
    )?.xp

  test('a file of MEE6 is dropped, previewed, imported and undone', async () => {
    const { page, errors, close } = await world.visit('alice', `/servers/${world.guild.id}/imports`)
    const { id } = world.behind.discord.user('alice')
    const before = await xpOf(id)
    await page.getByRole('button', { name: 'Upload and preview' }).click()
    await page.getByText('Choose a file first.').waitFor()
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'mee6.json', mimeType: 'application/json', buffer: Buffer.from(mee6File(id)) })
    await page.getByText('mee6.json, 1 KiB').waitFor()
    await page.getByRole('button', { name: 'Upload and preview' }).click()

    await page.getByRole('heading', { name: 'Before you import: MEE6' }).waitFor()
    await page.getByRole('cell', { name: '1,000,000 XP' }).waitFor()
    await page.getByText('Rows that are not imported: 1').first().click()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('cell', { name: /floating-point number/ }).waitFor()
    expect(await xpOf(NEWCOMER)).toBeUndefined()
    // The preview is the server's: another window shows it too.
    await page.reload()
    await page.getByRole('button', { name: 'Import now' }).waitFor()
    expect(await page.getByRole('button', { name: 'Upload and preview' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Import now' }).click()
    await page.getByText('2 members have other XP').waitFor()
    expect([await xpOf(id), await xpOf(NEWCOMER)]).toEqual([1_000_000, 9_001])

    await page.getByRole('button', { name: 'Undo: MEE6' }).click()
    const dialog = page.getByRole('dialog', { name: 'Undo MEE6?' })
    await dialog.getByText('2 members get back the XP of before').waitFor()
    await dialog.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('Undone', { exact: true }).waitFor()
    expect([await xpOf(id), await xpOf(NEWCOMER)]).toEqual([before, 0])
    expect(errors).toEqual([])
    await close()
  })

  test('the XP of everyone is reset after a word is typed', async () => {
    const { page, errors, close } = await world.visit('alice', `/servers/${world.guild.id}/imports`)
    await page.getByLabel('Change', { exact: true }).selectOption('resetEveryone')
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await page.getByRole('button', { name: 'Change them now' }).click()
    const dialog = page.getByRole('dialog')
    const agree = dialog.getByRole('button', { name: 'Change them now' })
    expect(await agree.isDisabled()).toBe(true)
    await dialog.getByLabel('Type “reset” to confirm').fill('Reset')
    await agree.click()
    await page.getByText('Done', { exact: true }).waitFor()
    expect(await xpOf(world.behind.discord.user('alice').id)).toBe(0)
    expect(errors).toEqual([])
    await close()
  })
})
