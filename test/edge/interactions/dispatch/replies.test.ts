import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { createCommandIds } from '../../../../edge/runtime/command-ids.ts'
import { saveCommandIds } from '../../../../shared/database/bots/command-ids.ts'
import { Type } from '../../../../shared/discord/option.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { readReply } from '../../../support/edge-world.ts'
import {
  autocompleteInteraction,
  commandWithOptions,
  type Invoker,
  menuInteraction,
} from '../../../support/interaction.ts'
import { DispatchWorld } from './dispatch-world.ts'

let world: DispatchWorld
beforeAll(async () => {
  world = await DispatchWorld.open()
}, 180_000)
afterAll(() => world.close())

describe('a component', () => {
  test('that belongs to another member is refused', async () => {
    expect(await world.use('mine:1:7')).toMatchObject({ type: 7, text: 'yours' })
    const refused = await world.use('mine:1:8')
    expect(refused).toMatchObject({ type: 4, ephemeral: true })
    expect(refused.text).toStartWith('This belongs to somebody else.')
  })

  test('of a public message may answer the member alone', async () => {
    expect(await world.use('open:1')).toMatchObject({ type: 4, ephemeral: true, text: 'Next' })
  })

  test('that is a menu passes the picked values on', async () => {
    expect((await world.use('roles:1', {}, { type: 6, values: ['11', '12'] })).text).toBe('11,12')
  })
})

test('an ephemeral command answers the member alone, in the language of the member and not of the server', async () => {
  const reply = await world.run('secret', { locale: 'de', guildLocale: 'fr' })
  expect(reply).toMatchObject({ text: 'Weiter', ephemeral: true })
})

test('a command of the user menu gets the id of the user on whom it is used', async () => {
  expect((await world.answer(menuInteraction('Wave', '8', world.invoker()))).text).toBe('hi <@8>')
  expect((await world.answer(menuInteraction('words', '8', world.invoker()))).text).toStartWith(
    'This command no longer exists',
  )
})

describe('a command mentions', () => {
  /** Each test has command ids of its own, since they are cached. */
  function mentions() {
    const commandIds = createCommandIds(Date.now)
    const interaction = commandWithOptions('words', [], world.invoker({ permissions: Permission.ManageGuild }))
    return async () => readReply(await world.respondToTheEnd(interaction, { commandIds })).text
  }

  test('itself by the id Discord gave it, and others as code where their ids are not stored', async () => {
    expect(await mentions()()).toBe('</words more:1400000000000000002> `/level`')
  })

  test('others by their stored ids, which are read once', async () => {
    const mentioned = mentions()
    const { db } = world.edge.database
    await saveCommandIds(db, world.edge.applicationId, [{ id: '1400000000000000055', name: 'level' }])
    const expected = '</words more:1400000000000000002> </level:1400000000000000055>'
    expect(await mentioned()).toBe(expected)
    await db.deleteFrom('command_ids').execute()
    expect(await mentioned()).toBe(expected)
  })
})

describe('autocomplete choices', () => {
  const autocomplete = (
    typed: string,
    who: Partial<Invoker> = { permissions: Permission.ManageGuild },
    name = 'words',
  ) =>
    world.answer(
      autocompleteInteraction(
        name,
        { name: 'word', type: Type.String, value: typed, focused: true },
        world.invoker(who),
      ),
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
    expect(world.counted.at(-1)).toMatchObject({ command: 'autocomplete', outcome: 'refused' })
  })

  test('that fail are none, and the log has the error', async () => {
    expect((await autocomplete('broken')).choices).toEqual([])
    expect(world.lines.at(-1)).toContain('out of words')
    expect(world.counted.at(-1)).toMatchObject({ command: 'autocomplete', outcome: 'failed' })
  })
})
