import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { hasPremium } from '../../../../shared/database/members/premium.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { newSnowflake, PREMIUM_SKU_ID } from '../../../support/edge-world.ts'
import { commandWithOptions, type Invoker } from '../../../support/interaction.ts'
import { DispatchWorld } from './dispatch-world.ts'

let world: DispatchWorld
beforeAll(async () => {
  world = await DispatchWorld.open()
}, 180_000)
afterAll(() => world.close())

describe('a permission', () => {
  test.each([
    [
      'words',
      'en-US',
      'You need the Manage Server permission for this, or a role that an administrator has added with `/settings managers add`.',
    ],
    ['rule', 'en-US', 'You need the Administrator permission for this.'],
    ['rule', 'de', 'Dafür brauchst du die Berechtigung „Administrator“.'],
  ])('that is missing for /%s is named, in %s', async (name, locale, text) => {
    expect(await world.run(name, { locale })).toMatchObject({ text, ephemeral: true })
  })

  test('that the member has lets the command run, and an administrator has every permission', async () => {
    expect((await world.run('rule', { permissions: Permission.Administrator })).text).toBe('done')
    expect((await world.run('words', { permissions: Permission.Administrator })).ephemeral).toBe(false)
    expect((await world.run('rule', { permissions: Permission.ManageGuild })).ephemeral).toBe(true)
  })
})

describe('a premium command', () => {
  const text = 'thank you'
  /** Each test uses a user of its own, since entitlements are stored. */
  const subscriber = (more: object = {}): Partial<Invoker> => {
    const [id, userId] = [newSnowflake(), newSnowflake()]
    const running = {
      id,
      application_id: world.edge.applicationId,
      sku_id: PREMIUM_SKU_ID,
      user_id: userId,
      ends_at: null,
    }
    return { userId, entitlements: [{ type: 1, deleted: false, ...running, ...more }] }
  }

  test('is refused to a user without premium', async () => {
    expect((await world.run('paid')).text).toStartWith('This is a premium feature.')
  })

  test.each([
    ['that lasts', {}, true],
    ['that ends later', { ends_at: '2099-01-01T00:00:00Z' }, true],
    ['that has ended', { ends_at: '2020-01-01T00:00:00Z' }, false],
    ['that was taken back', { deleted: true }, false],
    ['that begins later', { starts_at: '2099-01-01T00:00:00Z' }, false],
    ['whose end cannot be read', { ends_at: 'soon' }, false],
    ['of somebody else', { user_id: '9' }, false],
    ['of the server', { user_id: null, guild_id: '1400000000000000005' }, false],
    ['for something else', { sku_id: '1400000000000000001' }, false],
  ])('with an entitlement %s', async (_, more, runs) => {
    const reply = await world.run('paid', subscriber(more))
    expect(reply.text === text).toBe(runs)
  })

  test('stores the purchases that the interaction names, so that the gateway knows them, too', async () => {
    const { userId = '', entitlements = [] } = subscriber()
    const terms = { skuIds: [PREMIUM_SKU_ID], now: Date.now() }
    await world.respondToTheEnd(commandWithOptions('paid', [], world.invoker({ userId, entitlements })))
    expect(await hasPremium(world.edge.database.db, userId, terms)).toBe(true)
    expect((await world.run('paid', { userId })).text).toBe(text)
  })

  test('prefetches while premium is looked up, and does not run for a user without premium', async () => {
    expect((await world.run('prefetches')).text).toStartWith('This is a premium feature.')
    expect(world.seen).toMatchObject({ prefetches: 1, runs: 0 })
    expect((await world.run('prefetches', subscriber())).text).toBe('prefetched 2 times, ran 1 times')
  })

  test('whose prefetch fails, fails for users with premium alone', async () => {
    expect((await world.run('blind')).text).toStartWith('This is a premium feature.')
    expect((await world.run('blind', subscriber())).text).toContain('an-id')
  })

  test('runs for a user whom the database knows as premium', async () => {
    const userId = newSnowflake()
    const user = { id: userId, username: 'rich', global_name: null, discriminator: '0', avatar: null }
    const premium = { premium_status: 'active', premium_source: 'gift', created_at: 0, updated_at: 0 } as const
    await world.edge.database.db
      .insertInto('users')
      .values({ ...user, ...premium })
      .execute()
    expect((await world.run('paid', { userId })).text).toBe(text)
  })
})
