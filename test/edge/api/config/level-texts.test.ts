import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { LevelTextPreviewReply, LevelTextsReply } from '../../../../shared/api/level-texts.ts'
import { type ApiCaller, ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

async function castle() {
  const staffed = await world.staffedGuild()
  const path = `/guilds/${staffed.guild.id}/level-texts`
  return {
    ...staffed,
    async ask<Reply>(method: string, below: string, body?: object, as: ApiCaller = staffed.manager) {
      const response = await world.ask(method, `${path}${below}`, { as, ...(body && { body }) })
      // The route's own schema describes the reply.
      return { ...((await response.json()) as Reply), status: response.status }
    },
  }
}

test('texts for levels are set, listed and removed', async () => {
  const { ask, viewer } = await castle()
  await ask('PUT', '/20', { text: 'Twenty', form: 'embed' })
  const set = await ask<LevelTextsReply>('PUT', '/5', { text: ' Five:\n{user} ', form: 'plain' })
  expect(set.saved).toBe('Level-ups to level **5** now have a text of their own.')
  expect((await ask<LevelTextsReply>('GET', '', undefined, viewer)).items).toEqual([
    { level: 5, text: 'Five:\n{user}', form: 'plain', announced: true },
    { level: 20, text: 'Twenty', form: 'embed', announced: true },
  ])
  expect((await ask<LevelTextsReply>('PUT', '/5', { text: 'Five:\n{user}', form: 'plain' })).saved).toContain('already')
  expect((await ask<LevelTextsReply>('DELETE', '/5')).items.map(({ level }) => level)).toEqual([20])
  expect((await ask('DELETE', '/5')).status).toBe(404)
})

test('a text is refused with the place of its fault, without the right, and for a level that does not exist', async () => {
  const { ask, viewer } = await castle()
  const refused = await ask<{ errors: { at: string; detail: string }[] }>('PUT', '/5', {
    text: 'GG {usr}',
    form: 'plain',
  })
  expect(refused.status).toBe(422)
  expect(refused.errors).toMatchObject([{ at: 'body.text', detail: expect.stringContaining('Character 4') }])
  expect((await ask('PUT', '/5', { text: 'GG', form: 'plain' }, viewer)).status).toBe(403)
  for (const level of ['0', '1001', 'x']) {
    expect((await ask('PUT', `/${level}`, { text: 'GG', form: 'plain' })).status).toBeGreaterThanOrEqual(400)
  }
  expect((await ask<LevelTextsReply>('GET', '')).items).toEqual([])
})

test('the preview is the message, or the fault, and says whether the level is announced', async () => {
  const { ask, guild, managing } = await castle()
  await world.db.updateTable('guilds').set({ announce_every: 5, locale: 'de' }).where('id', '=', guild.id).execute()
  const preview = (level: number, text: string, form = 'embed') =>
    ask<LevelTextPreviewReply>('POST', '/preview', { level, text, form })
  expect(await preview(1_000, '{user}: {level} @everyone')).toMatchObject({
    ...{ refusal: null, content: `<@${managing.id}>`, embed: `<@${managing.id}>: 1.000 @everyone` },
    ...{ userId: managing.id, announced: true },
  })
  expect(await preview(7, 'Seven')).toMatchObject({ embed: 'Seven', announced: false })
  expect(await preview(5, '{', 'plain')).toMatchObject({ content: '', embed: null })
  expect((await preview(5, '{server}'.repeat(11), 'plain')).refusal).toContain('2,200 characters')
})

test('more than fifty levels cannot have a text', async () => {
  const { ask, guild } = await castle()
  const row = (_: unknown, level: number) => ({
    guild_id: guild.id,
    level: level + 1,
    form: 'plain' as const,
    text: 'x',
  })
  await world.db
    .insertInto('level_texts')
    .values(Array.from({ length: 50 }, row))
    .execute()
  expect((await ask('PUT', '/51', { text: 'GG', form: 'plain' })).status).toBe(422)
  expect((await ask('PUT', '/50', { text: 'GG', form: 'plain' })).status).toBe(200)
})
