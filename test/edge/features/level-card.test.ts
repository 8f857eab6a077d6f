import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import sharp from 'sharp'
import { buildCards } from '../../../scripts/cards/build.ts'
import { CARD_FILES } from '../../../scripts/edge.ts'
import { CARD_HEIGHT, CARD_WIDTH } from '../../../shared/cards/card.ts'
import { RUNTIMES } from '../../support/edge.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { until } from '../../support/until.ts'

const START_TIMEOUT_MS = 120_000

beforeAll(async () => {
  await buildCards(CARD_FILES)
}, START_TIMEOUT_MS)

describe.each(RUNTIMES)('on %s > /level', (runtime) => {
  let client: EdgeClient
  beforeAll(async () => {
    const world = await EdgeWorld.open()
    client = new EdgeClient(await world.start(runtime, { drawsCards: true }), world)
  }, START_TIMEOUT_MS)
  afterAll(async () => {
    await client.edge.stop()
    await client.world.close()
  })

  test('shows only a card with a description in a server that has chosen a picture', async () => {
    const place = await client.community({ level_card: 'ocean' })
    const member = place.guild.member('日本語')
    await place.grant(member, 1_210)
    // On a busy machine the first card takes longer than a member should wait, and the reply is a text.
    const message = await until('a card is drawn in time', async () => {
      const reply = await member.runs('/level')
      return reply.message?.attachments.length === 1 && reply.message
    })
    expect(message).toMatchObject({ content: '', embeds: [] })
    const [attachment] = message.attachments
    expect(attachment).toMatchObject({
      filename: 'level.webp',
      content_type: 'image/webp',
      description: 'Card of 日本語: level 5, rank 1, 1,210 XP',
    })
    const picture = await (await fetch(attachment?.url ?? '')).arrayBuffer()
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: CARD_WIDTH, height: CARD_HEIGHT })
  })

  test('shows the card also where the answer comes late', async () => {
    const place = await client.community({ level_card: 'forest' })
    const member = place.guild.member('bob')
    await place.grant(member, 1_210)
    client.world.tap.become('held')
    const reply = await member.runs('/level', { early: true })
    expect(reply.deferred).toBe(true)
    client.world.tap.become('well')
    await reply.settled()
    expect(reply.message?.embeds).toEqual([])
    expect(reply.message?.attachments).toMatchObject([{ description: 'Card of bob: level 5, rank 1, 1,210 XP' }])
  })

  test('shows the background that the member has chosen, and a text to a member who wants no picture', async () => {
    const place = await client.community({ level_card: 'forest', card_accent: '#ff8800' })
    const member = place.guild.member('carol')
    await place.grant(member, 1_210)
    const chosen = await member.runs('/me card', { options: { card: 'paper' } })
    expect(chosen.ephemeral).toBe(true)
    expect(chosen.text).toContain('This is your picture in this server')
    const preview = await until('the preview is drawn', async () => {
      const { message } = await member.runs('/me card', { options: { card: 'paper' } })
      return message?.attachments[0]
    })
    const picture = await (await fetch(preview.url)).arrayBuffer()
    const [red = 0] = await sharp(picture).extract({ left: 5, top: 5, width: 1, height: 1 }).raw().toBuffer()
    expect(red).toBeGreaterThan(240)
    expect((await member.runs('/me card', { options: { card: 'off' } })).text).toContain('never as a picture')
    expect((await member.runs('/level')).text).toContain('Level 5')
  })

  test('is previewed for the admin who chooses it, whatever the admin has chosen for themself', async () => {
    const place = await client.community()
    const { owner } = place.guild
    await place.grant(owner, 1_210)
    await owner.runs('/me card', { options: { card: 'midnight' } })
    const message = await until('the preview is drawn', async () => {
      const reply = await owner.runs('/settings card', {
        options: { card: 'paper', where: 'level-ups', color: 'blue' },
      })
      expect(reply.ephemeral).toBe(true)
      const { message } = await reply.settled()
      return message?.attachments.length === 1 && message
    })
    expect(message.content).toStartWith(
      'Levels are shown as: **Picture, white paper, with announced level-ups, #3b82f6**',
    )
    const [preview] = message.attachments
    const picture = await (await fetch(preview?.url ?? '')).arrayBuffer()
    const [red = 0] = await sharp(picture).extract({ left: 5, top: 5, width: 1, height: 1 }).raw().toBuffer()
    expect(red).toBeGreaterThan(240)
  })

  test('is not previewed where levels become texts, and for an admin without XP', async () => {
    const place = await client.community()
    const { owner } = place.guild
    const unranked = await (await owner.runs('/settings card', { options: { card: 'ocean' } })).settled()
    expect(unranked.message?.attachments).toEqual([])
    await place.grant(owner, 1_210)
    const reply = await (await owner.runs('/settings card', { options: { card: 'off' } })).settled()
    expect(reply.text).toContain('Levels are shown as a **text**.')
    expect(reply.message?.attachments).toEqual([])
  })

  test('shows a text in a server that has chosen no picture', async () => {
    const place = await client.community()
    const member = place.guild.member('bob')
    await place.grant(member, 1_210)
    expect((await member.runs('/level')).text).toContain('Level 5')
  })
})
