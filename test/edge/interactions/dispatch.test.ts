import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { command, component, userCommand } from '../../../edge/interactions/context.ts'
import type { Dependencies } from '../../../edge/interactions/dependencies.ts'
import { parseInteraction } from '../../../edge/interactions/parse.ts'
import { createPublicKeys } from '../../../edge/interactions/public-keys.ts'
import { respond } from '../../../edge/interactions/respond.ts'
import { createCommandIds } from '../../../edge/runtime/command-ids.ts'
import { openDatabase } from '../../../edge/runtime/database.ts'
import { createDiscordApi, type DiscordRequest } from '../../../edge/runtime/discord.ts'
import { createLog } from '../../../edge/runtime/log.ts'
import { startTimer } from '../../../edge/runtime/timers.ts'
import { saveCommandIds } from '../../../shared/database/bots/command-ids.ts'
import { hasPremium } from '../../../shared/database/members/premium.ts'
import { ping } from '../../../shared/database/query/ping.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { EdgeWorld, newSnowflake, PREMIUM_SKU_ID, readReply } from '../../support/edge-world.ts'
import {
  autocompleteInteraction,
  commandWithOptions,
  componentInteraction,
  type Invoker,
  menuInteraction,
} from '../../support/interaction.ts'

const everywhere = <Labels>(labels: Labels) => ({ de: labels, fr: labels, es: labels, 'pt-BR': labels })
const label = { name: 'wort', description: 'Ein Wort' }
const plain = { description: 'For tests', translations: everywhere(label) }

const words = command({
  name: 'words',
  description: 'For tests',
  translations: everywhere({ ...label, options: { word: label } }),
  permission: Permission.ManageGuild,
  options: {
    word: {
      type: Type.String,
      description: 'A word',
      autocomplete(_, typed) {
        if (typed === 'broken') throw new Error('out of words')
        return Array.from({ length: 30 }, (_, index) => ({
          name: `${typed}${index} ${'x'.repeat(200)}`,
          value: `${index}`,
        }))
      },
    },
  },
  run: ({ mention }) => ({ content: `${mention('words more')} ${mention('level')}` }),
})

/** How often a premium command has looked, and run. */
const seen = { looks: 0, runs: 0 }

const ASKED = { method: 'GET', path: '/users/@me' } as const
/** What a command does that goes on although its time is over. */
let later: () => Promise<unknown>[] = () => []

const commands = [
  words,
  command({ ...plain, name: 'secret', ephemeral: true, run: ({ text }) => ({ content: text('list.next') }) }),
  command({ ...plain, name: 'paid', premium: true, run: () => ({ content: 'thank you' }) }),
  command({
    ...plain,
    name: 'looks',
    premium: true,
    prefetch: async () => ++seen.looks,
    run: (_, __, looks) => ({ content: `looked ${looks}, ran ${++seen.runs}` }),
  }),
  command({
    ...plain,
    name: 'blind',
    premium: true,
    prefetch: () => Promise.reject(new Error('too dark')),
    run: () => ({ content: 'done' }),
  }),
  command({ ...plain, name: 'rule', permission: Permission.Administrator, run: () => ({ content: 'done' }) }),
  command({
    ...plain,
    name: 'tireless',
    run(context) {
      later = () => [ping(context.database), context.discord(ASKED)]
      return new Promise(() => {})
    },
  }),
  command({ ...plain, name: 'stuck', run: () => new Promise(() => {}) }),
  command({
    ...plain,
    name: 'careless',
    run({ after }) {
      after(Promise.reject(new Error('forgot the counts')))
      return { content: 'done' }
    },
  }),
  userCommand({
    menu: 'user',
    name: 'Wave',
    translations: everywhere({ name: 'Winken' }),
    run: (_, userId) => ({ content: `hi <@${userId}>` }),
  }),
]

const components = [
  component({
    name: 'mine',
    version: 1,
    fields: { owner: 'owner' },
    ephemeral: true,
    run: () => ({ content: 'yours' }),
  }),
  component({ name: 'open', version: 1, fields: {}, run: ({ sayEphemerally }) => sayEphemerally('list.next') }),
  component({
    name: 'roles',
    version: 1,
    fields: {},
    menu: 'role',
    run: (_, __, picked) => ({ content: picked.join() }),
  }),
]

let world: EdgeWorld
let dependencies: Dependencies
const lines: string[] = []

beforeAll(async () => {
  world = await EdgeWorld.open()
  const database = openDatabase({ url: world.tap.url })
  const application = { id: world.applicationId, publicKey: world.key.publicHex }
  dependencies = {
    commands,
    components,
    database,
    application,
    publicKeys: createPublicKeys({ database, application, clock: Date.now, startTimer }),
    whitelabel: null,
    premiumSkuIds: [PREMIUM_SKU_ID],
    discord: createDiscordApi({ url: world.discord.apiUrl, fetch }),
    log: createLog((line) => lines.push(line), [], Date.now),
    clock: Date.now,
    botTokens: async () => null,
    commandIds: createCommandIds(Date.now),
    startTimer,
    newId: () => 'an-id',
  }
}, 60_000)
afterAll(() => world.close())

const invoker = (who: Partial<Invoker> = {}): Invoker => ({
  applicationId: world.applicationId,
  guildId: '1400000000000000005',
  userId: '7',
  ...who,
})

async function answer(json: unknown) {
  const interaction = parseInteraction(json)
  if (interaction === null) throw new Error('not an interaction')
  return readReply(await respond(interaction, dependencies, () => {}))
}

const run = (name: string, who: Partial<Invoker> = {}) => answer(commandWithOptions(name, [], invoker(who)))
const use = (id: string, who: Partial<Invoker> = {}, type = 2, values: string[] = []) =>
  answer(componentInteraction({ id, type, values }, invoker(who)))

describe('a permission', () => {
  test.each([
    [
      'words',
      'en-US',
      'You need the Manage Server permission for this, or a role that an administrator has made a manager role with `/settings managers add`.',
    ],
    ['rule', 'en-US', 'You need the Administrator permission for this.'],
    ['rule', 'de', 'Dafür brauchst du die Berechtigung „Administrator“.'],
  ])('that is missing for /%s is named, in %s', async (name, locale, text) => {
    expect(await run(name, { locale })).toMatchObject({ text, ephemeral: true })
  })

  test('that is held opens the way, and an administrator holds every one', async () => {
    expect((await run('rule', { permissions: Permission.Administrator })).text).toBe('done')
    expect((await run('words', { permissions: Permission.Administrator })).ephemeral).toBe(false)
    expect((await run('rule', { permissions: Permission.ManageGuild })).ephemeral).toBe(true)
  })
})

describe('a premium command', () => {
  const text = 'thank you'
  /** Each test uses a user of its own, since entitlements are stored. */
  const subscriber = (more: object = {}): Partial<Invoker> => {
    const [id, userId] = [newSnowflake(), newSnowflake()]
    const running = { id, application_id: world.applicationId, sku_id: PREMIUM_SKU_ID, user_id: userId, ends_at: null }
    return { userId, entitlements: [{ type: 1, deleted: false, ...running, ...more }] }
  }

  test('is refused to those without', async () => {
    expect((await run('paid')).text).toStartWith('This is a premium feature.')
  })

  test.each([
    ['that lasts', {}, true],
    ['until later', { ends_at: '2099-01-01T00:00:00Z' }, true],
    ['that has ended', { ends_at: '2020-01-01T00:00:00Z' }, false],
    ['that was taken back', { deleted: true }, false],
    ['that begins later', { starts_at: '2099-01-01T00:00:00Z' }, false],
    ['whose end cannot be read', { ends_at: 'soon' }, false],
    ['of somebody else', { user_id: '9' }, false],
    ['of the server', { user_id: null, guild_id: '1400000000000000005' }, false],
    ['for something else', { sku_id: '1400000000000000001' }, false],
  ])('with an entitlement %s', async (_, more, runs) => {
    const reply = await run('paid', subscriber(more))
    expect(reply.text === text).toBe(runs)
  })

  test('puts on record what the interaction says of purchases, so that the gateway goes by the same', async () => {
    const { userId = '', entitlements = [] } = subscriber()
    const terms = { skuIds: [PREMIUM_SKU_ID], now: Date.now() }
    const interaction = parseInteraction(commandWithOptions('paid', [], invoker({ userId, entitlements })))
    if (interaction === null) throw new Error('not an interaction')
    const works: Promise<void>[] = []
    await respond(interaction, dependencies, (work) => void works.push(work))
    await Promise.all(works)
    expect(await hasPremium(world.database.db, userId, terms)).toBe(true)
    expect((await run('paid', { userId })).text).toBe(text)
  })

  test('looks while premium is asked for, and does not run for those without', async () => {
    expect((await run('looks')).text).toStartWith('This is a premium feature.')
    expect(seen).toEqual({ looks: 1, runs: 0 })
    expect((await run('looks', subscriber())).text).toBe('looked 2, ran 1')
  })

  test('whose look fails, fails for those with premium alone', async () => {
    expect((await run('blind')).text).toStartWith('This is a premium feature.')
    expect((await run('blind', subscriber())).text).toContain('an-id')
  })

  test('runs for a user whom the database knows as premium', async () => {
    const userId = newSnowflake()
    const user = { id: userId, username: 'rich', global_name: null, discriminator: '0', avatar: null }
    const premium = { premium_status: 'active', premium_source: 'gift', created_at: 0, updated_at: 0 } as const
    await world.database.db
      .insertInto('users')
      .values({ ...user, ...premium })
      .execute()
    expect((await run('paid', { userId })).text).toBe(text)
  })
})

describe('a component', () => {
  test('that belongs to another member is refused', async () => {
    expect(await use('mine:1:7')).toMatchObject({ type: 7, text: 'yours' })
    const refused = await use('mine:1:8')
    expect(refused).toMatchObject({ type: 4, ephemeral: true })
    expect(refused.text).toStartWith('This belongs to somebody else.')
  })

  test('of a public message may answer one member beside it', async () => {
    expect(await use('open:1')).toMatchObject({ type: 4, ephemeral: true, text: 'Next' })
  })

  test('that is a menu hands over what was picked', async () => {
    expect((await use('roles:1', {}, 6, ['11', '12'])).text).toBe('11,12')
  })
})

test('a private command answers the member alone, in their language and not the server’s', async () => {
  const reply = await run('secret', { locale: 'de', guildLocale: 'fr' })
  expect(reply).toMatchObject({ text: 'Weiter', ephemeral: true })
})

test('a command of the user menu gets whom it is used on', async () => {
  expect((await answer(menuInteraction('Wave', '8', invoker()))).text).toBe('hi <@8>')
  expect((await answer(menuInteraction('words', '8', invoker()))).text).toStartWith('I do not have this command')
})

describe('a command mentions', () => {
  const mentions = async () => (await run('words', { permissions: Permission.ManageGuild })).text

  test('itself by the id Discord gave it, and others as code where their ids are not stored', async () => {
    expect(await mentions()).toBe('</words more:1400000000000000002> `/level`')
  })

  test('others by their stored ids, which are read once', async () => {
    dependencies = { ...dependencies, commandIds: createCommandIds(Date.now) }
    const { db } = world.database
    await saveCommandIds(db, world.applicationId, [{ id: '1400000000000000055', name: 'level' }])
    const expected = '</words more:1400000000000000002> </level:1400000000000000055>'
    expect(await mentions()).toBe(expected)
    await db.deleteFrom('command_ids').execute()
    expect(await mentions()).toBe(expected)
  })
})

describe('suggestions', () => {
  const autocomplete = (
    typed: string,
    who: Partial<Invoker> = { permissions: Permission.ManageGuild },
    name = 'words',
  ) =>
    answer(
      autocompleteInteraction(name, { name: 'word', type: Type.String, value: typed, focused: true }, invoker(who)),
    )

  test('are at most 25, with names of at most 100 characters', async () => {
    const { type, choices } = await autocomplete('ab')
    expect([type, choices.length, choices[0]?.name.length]).toEqual([8, 25, 100])
    expect(choices[24]).toMatchObject({ value: '24', name: expect.stringMatching(/^ab24 x/) })
  })

  test.each([
    ['to a member who may not run the command', 'ab', {}, 'words'],
    ['for a command that is not there', 'ab', {}, 'other'],
    ['in a direct message', 'ab', { guildId: undefined }, 'words'],
  ])('are not made %s', async (_, typed, who, name) => {
    expect((await autocomplete(typed, who, name)).choices).toEqual([])
  })

  test('that fail are none, and the log says why', async () => {
    expect((await autocomplete('broken')).choices).toEqual([])
    expect(lines.at(-1)).toContain('out of words')
  })
})

/** Responds, and waits for everything the response did not wait for. */
async function respondToTheEnd(name: string, changes: Partial<Dependencies> = {}) {
  const interaction = parseInteraction(commandWithOptions(name, [], invoker()))
  if (interaction === null) throw new Error('not an interaction')
  const works: Promise<void>[] = []
  const waitUntil = (work: Promise<void>): void => void works.push(work)
  const response = await respond(interaction, { ...dependencies, ...changes }, waitUntil)
  await Promise.all(works)
  return response
}

test('work that never ends has failed after a while, and the member is told with an id', async () => {
  const requests: DiscordRequest[] = []
  const discord = async (request: DiscordRequest) => {
    requests.push(request)
    return { status: 200, headers: new Headers(), body: undefined }
  }
  const startTimer = () => ({ elapsed: Promise.resolve(), cancel: () => {} })
  expect(await respondToTheEnd('stuck', { discord, startTimer })).toEqual({ type: 5 })
  expect(requests).toMatchObject([{ method: 'PATCH', body: { content: expect.stringContaining('`an-id`') } }])
  expect(lines.at(-1)).toContain('"used":"/stuck"')
})

test('an answer is deferred before Discord gives up on it, and has failed before a runtime would end the work', async () => {
  const waits: number[] = []
  const startTimer = (ms: number) => {
    waits.push(ms)
    return { elapsed: Promise.resolve(), cancel: () => {} }
  }
  const discord = async () => ({ status: 200, headers: new Headers(), body: undefined })
  expect(await respondToTheEnd('stuck', { discord, startTimer })).toEqual({ type: 5 })
  expect(waits[0]).toBeLessThan(3_000)
  expect(waits.length).toBeGreaterThan(1)
  expect(Math.max(...waits)).toBeLessThan(30_000)
})

test('work that goes on after it has failed reaches neither the database nor Discord', async () => {
  let asked = 0
  const discord = async () => {
    asked++
    return { status: 200, headers: new Headers(), body: undefined }
  }
  const startTimer = () => ({ elapsed: Promise.resolve(), cancel: () => {} })
  expect(await respondToTheEnd('tireless', { discord, startTimer })).toEqual({ type: 5 })
  const [requests, told] = [world.tap.requests, asked]
  const ends = await Promise.allSettled(later())
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect([world.tap.requests, asked]).toEqual([requests, told])
})

test('work after a reply that fails is logged, and the reply stands', async () => {
  expect(await respondToTheEnd('careless')).toMatchObject({ type: 4, data: { content: 'done' } })
  expect(lines.at(-1)).toContain('forgot the counts')
})
