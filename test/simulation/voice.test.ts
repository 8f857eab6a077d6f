import { afterEach, beforeEach, expect, test } from 'bun:test'
import { ChannelType, GatewayIntentBits as Intent, GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { Application } from '../support/discord/community/application.ts'
import type { Channel } from '../support/discord/community/channel.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { identifyData, type RawSocket, rawSocket } from './raw-socket.ts'

const VOICE = Intent.Guilds | Intent.GuildMembers | Intent.GuildVoiceStates

let discord: Discord
let app: Application
let guild: Guild
let lounge: Channel
let hall: Channel

beforeEach(async () => {
  discord = await startDiscord({ seed: 'voice', identifyWindowMs: 0 })
  app = discord.application({ name: 'Prosperity' })
  guild = discord.guild({ name: 'Castle', owner: 'alice', applications: [app] })
  lounge = guild.channel('Lounge', { type: ChannelType.GuildVoice })
  hall = guild.channel('Hall', { type: ChannelType.GuildVoice })
})
afterEach(() => discord.close())

/** Connects the bot. @returns its socket, and the data of GUILD_CREATE */
async function connect(intents: number) {
  const socket = rawSocket(discord)
  socket.send(Op.Identify, identifyData(app.token, { intents }))
  return { socket, created: await event(socket, 'GUILD_CREATE') }
}

/** Waits for the next event of a type. @returns its data */
async function event(socket: RawSocket, type: string): Promise<Record<string, unknown>> {
  for (;;) {
    const frame = await socket.next(Op.Dispatch)
    // Each dispatch carries an object.
    if (frame.t === type) return frame.d as Record<string, unknown>
  }
}

test('GUILD_CREATE lists who is in voice, and describes them; without the intent it lists nobody', async () => {
  const bob = guild.member('bob')
  bob.joinsVoice(lounge)
  const { created } = await connect(VOICE)
  expect(created.voice_states).toMatchObject([{ user_id: bob.id, channel_id: lounge.id, self_mute: false }])
  expect(created.voice_states).not.toMatchObject([{ guild_id: guild.id }])
  expect(created.members).toMatchObject([{ user: { id: app.id } }, { user: { id: bob.id } }])
  const other = rawSocket(discord)
  other.send(Op.Identify, identifyData(app.token, { intents: Intent.Guilds }))
  expect(await event(other, 'GUILD_CREATE')).toMatchObject({ voice_states: [], members: [{ user: { id: app.id } }] })
})

test('joining, moving and leaving are one event each, in one session of the member’s client', async () => {
  const { socket } = await connect(VOICE)
  const bob = guild.member('bob')
  bob.joinsVoice(lounge)
  const joined = await event(socket, 'VOICE_STATE_UPDATE')
  expect(joined).toMatchObject({ guild_id: guild.id, channel_id: lounge.id, user_id: bob.id, suppress: false })
  expect(joined).toMatchObject({ member: { user: { id: bob.id, username: 'bob' } } })
  expect(joined).not.toHaveProperty('self_stream')
  const { session_id } = joined
  bob.joinsVoice(hall)
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ channel_id: hall.id, session_id })
  bob.leavesVoice()
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ channel_id: null, session_id })
  bob.joinsVoice(lounge)
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ channel_id: lounge.id, session_id })
})

test('muting, streaming and being silenced send events; a switch that changes nothing sends none', async () => {
  const { socket } = await connect(VOICE)
  const bob = guild.member('bob')
  bob.joinsVoice(lounge)
  bob.switchesVoice({ selfMute: false })
  bob.switchesVoice({ selfDeaf: true })
  bob.switchesVoice({ selfDeaf: false, selfMute: false, selfStream: true })
  bob.isSilenced({ mute: true })
  await event(socket, 'VOICE_STATE_UPDATE')
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ self_deaf: true, self_mute: true, mute: false })
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ self_mute: false, self_stream: true })
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ mute: true, member: { mute: true } })
  bob.leavesVoice()
  expect(() => bob.isSilenced({ mute: false })).toThrow('not in voice')
})

test('a member of the audience of a stage is suppressed until a moderator makes them a speaker', async () => {
  const stage = guild.channel('Stage', { type: ChannelType.GuildStageVoice })
  const { socket } = await connect(VOICE)
  const bob = guild.member('bob')
  bob.joinsVoice(stage)
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ suppress: true, request_to_speak_timestamp: null })
  bob.raisesHand()
  const { request_to_speak_timestamp: asked } = await event(socket, 'VOICE_STATE_UPDATE')
  expect(asked).toBeString()
  bob.speaksOnStage()
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ suppress: false, request_to_speak_timestamp: null })
})

test('a deleted channel, leaving the server and joining voice in another server end the connection', async () => {
  const { socket } = await connect(VOICE)
  const [bob, carol] = [guild.member('bob'), guild.member('carol')]
  bob.joinsVoice(lounge)
  carol.joinsVoice(hall)
  for (const _ of [bob, carol]) await event(socket, 'VOICE_STATE_UPDATE')
  lounge.delete()
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ user_id: bob.id, channel_id: null })
  carol.leaves()
  const left = await event(socket, 'VOICE_STATE_UPDATE')
  expect(left).toMatchObject({ user_id: carol.id, channel_id: null })
  expect(left).not.toHaveProperty('member')
  bob.joinsVoice(hall)
  const elsewhere = discord.guild({ name: 'Elsewhere' })
  elsewhere.member('bob').joinsVoice(elsewhere.channel('Pub', { type: ChannelType.GuildVoice }))
  await event(socket, 'VOICE_STATE_UPDATE')
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ guild_id: guild.id, channel_id: null })
})

test('a member without the permission cannot connect, and nobody can connect to a text channel', () => {
  lounge.overwrite(guild.everyone, { deny: 1n << 20n })
  expect(() => guild.member('bob').joinsVoice(lounge)).toThrow('may not connect')
  expect(() => guild.member('bob').joinsVoice(guild.channel('general'))).toThrow('no voice channel')
})

test('Discord names the AFK channel, and moves people there', async () => {
  const { socket, created } = await connect(VOICE)
  expect(created.afk_channel_id).toBeNull()
  guild.setAfkChannel(hall)
  expect(await event(socket, 'GUILD_UPDATE')).toMatchObject({ afk_channel_id: hall.id })
  const bob = guild.member('bob')
  bob.joinsVoice(lounge)
  await event(socket, 'VOICE_STATE_UPDATE')
  bob.goesAfk()
  expect(await event(socket, 'VOICE_STATE_UPDATE')).toMatchObject({ channel_id: hall.id, suppress: true })
})
