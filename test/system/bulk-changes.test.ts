import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { EdgeCommunity } from '../support/edge-community.ts'
import type { EdgeWorld } from '../support/edge-world.ts'
import { until } from '../support/until.ts'
import { openServedCommunity } from './served-community.ts'

setDefaultTimeout(120_000)

let world: EdgeWorld
let community: EdgeCommunity
let close: () => Promise<void>
beforeAll(async () => {
  ;({ world, community, close } = await openServedCommunity('bun', ['ann', 'ben', 'cat']))
  community.guild.roleOf(world.application).moveTo(50)
  await community.levelRole(5, 'Knight')
})
afterAll(() => close())

const people = () => {
  const { guild } = community
  return { owner: guild.owner, ann: guild.member('ann'), ben: guild.member('ben'), cat: guild.member('cat') }
}
const xp = async (member: { id: string }) => (await community.memberRow(member))?.xp ?? 0
const asks = async (line: string, options = {}) => {
  const reply = await (await community.guild.owner.runs(line, { options })).settled()
  await reply.until(({ text }) => text.startsWith('**'))
  return reply
}

test('the XP of the members with a role is reset after a preview and a typed word, level roles follow, and it is undone', async () => {
  const { owner, ann, ben, cat } = people()
  const [event, knight] = [community.guild.role('Event'), community.guild.role('Knight')]
  const bot = community.guild.member('robot', { bot: true })
  for (const member of [ann, ben, bot]) member.gets(event)
  await community.grant(ann, 1_200)
  await community.grant(cat, 500)
  ann.gets(knight)

  const preview = await asks('/xp reset role', { role: event })
  expect(preview.text.split('\n')).toMatchObject([
    `**Reset the XP of the members with <@&${event.id}> to 0**`,
    'XP falls to 0 for **1** member. **1** has none now.',
    `- <@&${knight.id}>: 0 gain it, 1 lose it`,
    `<@${ann.id}>: 1,200 XP (level 5) → 0 XP (level 0)`,
    expect.stringContaining('Nothing has changed yet.'),
    '[Reset XP] [Cancel]',
    '(only you can see this)',
  ])
  const wrong = await owner.submits(await owner.clicks(preview, 'Reset XP'), { word: 'yes' })
  expect(wrong.text).toStartWith('❌ Nothing has changed: what you typed is not “reset”.\n**Reset the XP')
  expect(await xp(ann)).toBe(1_200)

  const running = await owner.submits(await owner.clicks(wrong, 'Reset XP'), { word: ' Reset ' })
  await running.until(({ text }) => text.startsWith('✅'))
  expect(running.text).toContain('done. 1 member has other XP.')
  expect([await xp(ann), await xp(ben), await xp(cat)]).toEqual([0, 0, 500])
  await until('the level role is taken', () => !ann.roles.includes('Knight'))
  const why = await (await owner.runs('/xp why', { options: { user: ann } })).settled()
  expect(why.text).toContain(`**−1,200** XP · change of many members · <@${owner.id}>`)
  expect(why.text).toContain('Event')

  const again = await owner.submits(await owner.clicks(wrong, 'Reset XP'), { word: 'reset' }).catch(() => null)
  expect(again?.text ?? 'expired').not.toStartWith('I am changing')
  const asked = await (await owner.runs('/xp undo')).settled()
  expect(asked.text).toContain('1 member has the earlier XP again afterwards')
  const undone = await owner.clicks(asked, 'Undo it')
  await undone.until(({ text }) => text.startsWith('✅'))
  expect(await xp(ann)).toBe(1_200)
  await until('the level role is given back', () => ann.roles.includes('Knight'))
  const audit = await (await owner.runs('/audit')).settled()
  expect(audit.text).toContain(`reset the XP of 2 members with <@&${event.id}>`)
  expect(audit.text).toContain('undid a change of many members, which had changed 1 member')
})

test('each member with a role receives XP, @everyone means all who are in the server, and what is cancelled changes nothing', async () => {
  const { owner, ann, ben, cat } = people()
  const before = [await xp(ann), await xp(ben), await xp(cat), await xp(owner)]
  cat.leaves()
  const everyone = { id: community.guild.id }
  const preview = await asks('/xp give-role', { role: everyone, xp: 50 })
  expect(preview.text).toStartWith('**Give 50 XP to each member with @everyone**\n**3** members receive XP.')
  const cancelled = await owner.clicks(preview, 'Cancel')
  expect(cancelled.text).toStartWith('Cancelled. Nothing was changed.')
  expect(cancelled.components).toEqual([])
  expect(await xp(ben)).toBe(before[1] ?? NaN)

  const second = await asks('/xp give-role', { role: everyone, xp: 50 })
  const running = await owner.submits(await owner.clicks(second, 'Give XP'), { word: 'give' })
  await running.until(({ text }) => text.startsWith('✅'))
  const after = [await xp(ann), await xp(ben), await xp(cat), await xp(owner)]
  expect(after.map((now, nth) => now - (before[nth] ?? 0))).toEqual([50, 50, 0, 50])
})

test('the XP of one member, and of all members, is reset; a bot is refused; where nobody’s XP would change there is no button', async () => {
  const { owner, ann, cat } = people()
  const bot = await (
    await owner.runs('/xp reset member', { options: { user: community.guild.member('robot') } })
  ).settled()
  expect(bot.text).toContain('is a bot')
  const one = await asks('/xp reset member', { user: ann })
  expect(one.text).toStartWith(`**Reset the XP of <@${ann.id}> to 0**\nXP falls to 0 for **1** member.`)
  const all = await asks('/xp reset everyone')
  expect(all.text).toContain('**1** of them has left the server.')
  const running = await owner.submits(await owner.clicks(all, 'Reset XP'), { word: 'reset' })
  await running.until(({ text }) => text.startsWith('✅'))
  expect([await xp(ann), await xp(cat)]).toEqual([0, 0])
  const nobody = await asks('/xp reset everyone')
  expect(nobody.text).toContain('Nobody’s XP would change.')
  expect(nobody.components).toEqual([])
})
