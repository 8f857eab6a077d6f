import { expect, test } from 'bun:test'
import { eachRuntime } from '../../support/each-runtime.ts'
import type { TestGuild } from '../../support/edge-client.ts'
import { commandInteraction, commandWithOptions, otherInteraction } from '../../support/interaction.ts'

/** A refusal is an ephemeral text with its reason. */
eachRuntime('refusals', (client) => {
  const runWith = (guild: TestGuild, name: string, options: readonly unknown[]) =>
    client().interact(commandWithOptions(name, options, guild.invoker()))

  test.each(['nothing', 'Level', '__proto__'])('the command %p is not known', async (name) => {
    const reply = await runWith(await client().guild(), name, [])
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toStartWith('This command no longer exists')
  })

  test('a command has no subcommands that were not declared', async () => {
    const reply = await runWith(await client().guild(), 'level', [{ name: 'deep', type: 1, options: [] }])
    expect(reply.text).toStartWith('This command no longer exists')
  })

  test.each([
    ['a text where a user is meant', 'level', { name: 'user', type: 3, value: 'x' }],
    ['a user who is none', 'level', { name: 'user', type: 6, value: 'x' }],
    ['a number as user', 'level', { name: 'user', type: 6, value: 7 }],
    ['a text as page', 'leaderboard', { name: 'page', type: 4, value: '2' }],
    ['half a page', 'leaderboard', { name: 'page', type: 4, value: 1.5 }],
    ['an object as page', 'leaderboard', { name: 'page', type: 4, value: {} }],
    ['an option that is not declared', 'about', { name: 'page', type: 4, value: 1 }],
  ])('%s is refused by the option’s name', async (_, name, option) => {
    const reply = await runWith(await client().guild(), name, [option])
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toBe(`The option \`${option.name}\` is missing or has a value that I cannot use.`)
  })

  test.each(['leaderboard:0:2', 'leaderboard:2:2', 'leaderboard:1', 'leaderboard:1:x', 'leaderboard:1:2:3'])(
    'the button %s has expired',
    async (customId) => {
      const reply = await (await client().guild()).clicks(customId)
      expect(reply).toMatchObject({ type: 4, ephemeral: true })
      expect(reply.text).toBe('This menu has expired. Run the command again.')
    },
  )

  test.each(['', 'other:1:2'])('the button %p is not known', async (customId) => {
    const reply = await (await client().guild()).clicks(customId)
    expect(reply).toMatchObject({ type: 4, ephemeral: true })
    expect(reply.text).toStartWith('This button or menu no longer exists')
  })

  test('an interaction of a type that Discord may add gets an answer', async () => {
    const guild = await client().guild()
    const reply = await client().interact(otherInteraction(99, guild.invoker()))
    expect(reply).toMatchObject({ ephemeral: true, text: 'I do not know how to answer this.' })
  })

  test('a command in a direct message says where it works', async () => {
    const invoker = { applicationId: client().world.applicationId, userId: '7' }
    const reply = await client().interact(commandInteraction('/leaderboard', {}, invoker))
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toStartWith('This only works in servers')
  })
})
