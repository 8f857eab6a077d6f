import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import {
  deliveryState,
  listDeliveries,
  purgeDeliveries,
  recordAttempt,
  recordOff,
  reopenDelivery,
  switchOff,
  waitingDelivery,
} from '../../shared/database/webhooks/deliveries.ts'
import { fanOut } from '../../shared/database/webhooks/fan-out.ts'
import { replaceSecrets, sealedSecrets } from '../../shared/database/webhooks/secrets.ts'
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
  MAX_WEBHOOKS,
  OLD_SECRET_MS,
  rotateSecret,
} from '../../shared/database/webhooks/webhooks.ts'
import { type AfterAttempt, attemptOf, OFF_AFTER_MS } from '../../shared/webhooks/attempt.ts'
import { bitsOf, type WebhookEventType } from '../../shared/webhooks/events.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers } from './dialects.ts'

const URL = 'https://hooks.example/levels'
const [OK, FAILED] = [attemptOf(204), attemptOf(503)]
const WAITING: AfterAttempt = { delivery: 'waiting', nextAt: NOW + 5_000, turnsOff: null }

overEachDialect('a webhook', (at) => {
  const author = (guildId = GUILD) => ({ guildId, host: 'hooks.example', actor: SCRIPT })
  async function made(events: readonly WebhookEventType[] = ['level.up'], guildId = GUILD): Promise<string> {
    const id = await createWebhook(at.db, author(guildId), { url: URL, events: bitsOf(events), secret: 's1' }, NOW)
    return id ?? ''
  }
  const rise = (key: string, guildId = GUILD) => ({
    ...{ guildId, userId: '7', key, at: NOW },
    event: {
      type: 'level.up',
      data: { guildId, userId: '7', level: 3, previousLevel: 2, channelId: null, messageId: null },
    } as const,
  })
  /** A delivery that waits. */
  async function sent(webhookId: string, key = 'evt_1') {
    await fanOut(at.db, rise(key), NOW)
    const [newest] = await listDeliveries(at.db, { guildId: GUILD, webhookId, before: null }, 1)
    const found = await waitingDelivery(at.db, { guildId: GUILD, deliveryId: newest?.id ?? '' })
    if (found === null) throw new Error('no delivery waits')
    return found
  }
  const stored = async (id: string) => {
    const found = await getWebhook(at.db, GUILD, id)
    if (found === null) throw new Error('there is no such webhook')
    return found
  }

  test('belongs to one guild, raises the version of the guild, and is one of at most five', async () => {
    await seedMembers(at.tcp, GUILD, [])
    const rulesNow = async () => (await loadGuildRules(at.tcp, [GUILD])).get(GUILD)
    const before = await rulesNow()
    const id = await made(['level.up', 'season.ended'])
    const after = await rulesNow()
    expect(after?.webhookEvents).toBe(bitsOf(['level.up', 'season.ended']))
    expect(after?.settings.updatedAt).toBeGreaterThan(before?.settings.updatedAt ?? 0)
    expect(await stored(id)).toEqual({
      ...{ id, url: URL, events: bitsOf(['level.up', 'season.ended']), createdBy: null, createdAt: NOW },
      ...{ failingSince: null, offAt: null, offWhy: null, oldUntil: null },
    })
    for (let nth = 1; nth < MAX_WEBHOOKS; nth++) await made()
    expect(await createWebhook(at.db, author(), { url: URL, events: 1, secret: 's' }, NOW)).toBeNull()
    expect(await listWebhooks(at.db, GUILD)).toHaveLength(MAX_WEBHOOKS)
    expect([await getWebhook(at.db, OTHER_GUILD, id), await listWebhooks(at.db, OTHER_GUILD)]).toEqual([null, []])
    const foreign = { ...author(OTHER_GUILD), id }
    expect([
      await changeWebhook(at.db, foreign, { isOn: false }, NOW),
      await rotateSecret(at.db, foreign, 's2', NOW),
      await deleteWebhook(at.db, foreign, NOW),
    ]).toEqual([false, false, false])
    expect(await stored(id)).toMatchObject({ offAt: null, oldUntil: null })
  })

  test('is switched off once, and is switched on without its earlier failures', async () => {
    await seedMembers(at.tcp, GUILD, [])
    const id = await made()
    const change = (isOn: boolean, now: number) => changeWebhook(at.db, { ...author(), id }, { isOn }, now)
    await recordAttempt(at.db, await sent(id), FAILED, WAITING, NOW)
    expect(await change(false, NOW + 1)).toBe(true)
    expect(await change(false, NOW + 2)).toBe(true)
    expect(await stored(id)).toMatchObject({ offAt: NOW + 1, offWhy: 'admin', failingSince: NOW })
    expect((await loadGuildRules(at.tcp, [GUILD])).get(GUILD)?.webhookEvents).toBe(0)
    expect(await change(true, NOW + 3)).toBe(true)
    expect(await stored(id)).toMatchObject({ offAt: null, offWhy: null, failingSince: null })
  })

  test('has two secrets for a day after the first was replaced, and a change of keys replaces both', async () => {
    const id = await made()
    expect(await rotateSecret(at.db, { ...author(), id }, 's2', NOW)).toBe(true)
    expect((await stored(id)).oldUntil).toBe(NOW + OLD_SECRET_MS)
    const [sealed] = await sealedSecrets(at.db, { after: null, limit: 10 })
    if (sealed === undefined) throw new Error('there is no secret')
    expect(sealed).toEqual({ id, guildId: GUILD, secret: 's2', oldSecret: 's1' })
    expect(await sealedSecrets(at.db, { after: id, limit: 10 })).toEqual([])
    expect(await replaceSecrets(at.db, sealed, { secret: 'S2', oldSecret: 'S1' })).toBe(true)
    expect(await replaceSecrets(at.db, sealed, { secret: 'x', oldSecret: null })).toBe(false)
    expect(await sent(id)).toMatchObject({ secret: 'S2', oldSecret: 'S1', oldUntil: NOW + OLD_SECRET_MS })
  })

  test('receives an event once, also if the job runs twice, and only if it wants the event and is on', async () => {
    const [wanting, other, off] = [await made(), await made(['season.ended']), await made()]
    await changeWebhook(at.db, { ...author(), id: off }, { isOn: false }, NOW)
    expect(await fanOut(at.db, rise('evt_1'), NOW)).toEqual({ written: 1, dropped: 0 })
    expect(await fanOut(at.db, rise('evt_1'), NOW)).toEqual({ written: 0, dropped: 0 })
    expect(await fanOut(at.db, rise('evt_2', OTHER_GUILD), NOW)).toEqual({ written: 0, dropped: 0 })
    const test = { type: 'test', data: { guildId: GUILD }, webhookId: other } as const
    expect(await fanOut(at.db, { ...rise('evt_3'), userId: null, event: test }, NOW)).toMatchObject({ written: 1 })
    const keysOf = async (webhookId: string) =>
      (await listDeliveries(at.db, { guildId: GUILD, webhookId, before: null }, 10)).map(({ key }) => key)
    expect([await keysOf(wanting), await keysOf(other), await keysOf(off)]).toEqual([['evt_1'], ['evt_3'], []])
    const jobs = await at.tcp.selectFrom('jobs').select('kind').execute()
    expect(jobs).toEqual([{ kind: 'webhook-delivery' }, { kind: 'webhook-delivery' }])
  })

  test('keeps a list of its deliveries, and an ended delivery can be sent again', async () => {
    const id = await made()
    for (const key of ['evt_1', 'evt_2', 'evt_3']) await fanOut(at.db, rise(key), NOW)
    const page = (before: string | null) => listDeliveries(at.db, { guildId: GUILD, webhookId: id, before }, 2)
    const [newest, second] = await page(null)
    expect([newest?.key, second?.key]).toEqual(['evt_3', 'evt_2'])
    expect((await page(second?.id ?? '')).map(({ key }) => key)).toEqual(['evt_1'])
    expect(await listDeliveries(at.db, { guildId: OTHER_GUILD, webhookId: id, before: null }, 2)).toEqual([])
    const deliveryId = newest?.id ?? ''
    const state = (guildId = GUILD) => deliveryState(at.db, { guildId, webhookId: id, id: deliveryId })
    await recordOff(at.db, deliveryId, NOW)
    expect([await state(), await state(OTHER_GUILD)]).toEqual(['failed', null])
    expect(await waitingDelivery(at.db, { guildId: GUILD, deliveryId })).toBeNull()
    await reopenDelivery(at.db, { guildId: OTHER_GUILD, deliveryId }, NOW)
    expect(await state()).toBe('failed')
    await reopenDelivery(at.db, { guildId: GUILD, deliveryId }, NOW)
    expect(await waitingDelivery(at.db, { guildId: GUILD, deliveryId })).toMatchObject({ attempts: 0, key: 'evt_3' })
    expect(await purgeDeliveries(at.tcp, NOW, 2)).toBe(false)
    expect(await purgeDeliveries(at.tcp, NOW + 1, 2)).toBe(true)
    expect(await purgeDeliveries(at.tcp, NOW + 1, 2)).toBe(false)
    expect(await page(null)).toEqual([])
  })

  test('fails since its first failure, until a delivery that runs at the same time succeeds', async () => {
    const id = await made()
    // Both are read before the first attempt is recorded.
    const [one, two] = [await sent(id, 'evt_1'), await sent(id, 'evt_2')]
    await recordAttempt(at.db, one, FAILED, WAITING, NOW)
    await recordAttempt(at.db, { ...one, attempts: 1 }, FAILED, WAITING, NOW + 1)
    expect((await stored(id)).failingSince).toBe(NOW)
    await recordAttempt(at.db, two, OK, { delivery: 'delivered' }, NOW + 2)
    expect((await stored(id)).failingSince).toBeNull()
  })

  test('that fails for days stays on if another delivery has just succeeded', async () => {
    await seedMembers(at.tcp, GUILD, [])
    const id = await made()
    await recordAttempt(at.db, await sent(id, 'evt_1'), FAILED, WAITING, NOW)
    const later = NOW + OFF_AFTER_MS
    const [failing, succeeding] = [await sent(id, 'evt_2'), await sent(id, 'evt_3')]
    await recordAttempt(at.db, succeeding, OK, { delivery: 'delivered' }, later)
    expect(await switchOff(at.db, failing, 'failing', later)).toBe(false)
    expect((await stored(id)).offAt).toBeNull()
    await recordAttempt(at.db, failing, FAILED, WAITING, later)
    const next = await sent(id, 'evt_4')
    expect(await switchOff(at.db, next, 'failing', later + 1)).toBe(true)
    expect(await switchOff(at.db, next, 'gone', later + 2)).toBe(false)
    expect(await stored(id)).toMatchObject({ offAt: later + 1, offWhy: 'failing' })
  })
})
