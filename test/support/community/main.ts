import { openDatabase } from '../../../gateway/database/database.ts'
import type { CommunityReady, Happening } from '../../../scripts/local/community-protocol.ts'
import type { DiscordEvent } from '../discord/feed.ts'
import { startDiscord } from '../discord/start.ts'
import type { ChannelState } from '../discord/state/channel.ts'
import type { UserState } from '../discord/state/user.ts'
import { defaultLimits, KEPT_MESSAGES } from '../playground/limits.ts'
import { servePlayground } from '../playground/serve.ts'
import { standingsIn } from '../playground/standings.ts'
import { startChat } from './chat.ts'
import { serveControl, withNames } from './control.ts'
import { foundPlace } from './place.ts'
import { startVoice } from './talk-in-voice.ts'

/** The simulated Discord of scripts/dev, as a process. It reports events on standard output, each as a line of JSON. */

const tell = (line: CommunityReady | Happening): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

// A developer logs in as several people, so each login asks who the person is.
const discord = await startDiscord({ seed: 'greenhouse', keepsLogins: false, keptMessages: KEPT_MESSAGES })
const place = foundPlace(discord)
const { application, guild } = place
const control = serveControl(place)
const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 1 })
const rooms = { discord, application, limits: defaultLimits(), readStandings: standingsIn(db), now: Date.now }
const playground = await servePlayground(rooms, Number(process.env.PLAYGROUND_PORT || 0))

const nameOf = (user: UserState): string => user.payload.global_name ?? user.payload.username
const channelOf = (channel: ChannelState): string => channel.name ?? 'direct message'

/** Whether an event happened in a playground visitor's server. */
function isOfPlayground(event: DiscordEvent): boolean {
  if ('channel' in event && event.channel.guildId !== null) return event.channel.guildId !== guild.id
  return 'user' in event && !event.user.findable
}

function happeningOf(event: DiscordEvent): Happening | null {
  switch (event.type) {
    case 'message-said':
      return { type: 'said', who: nameOf(event.user), channel: channelOf(event.channel), text: event.message.content }
    case 'bot-posted':
      return {
        type: 'posted',
        who: event.application.name,
        channel: channelOf(event.channel),
        text: withNames(place, event.message.content),
      }
    case 'role-given':
    case 'role-taken':
      return {
        type: 'role',
        who: nameOf(event.user),
        role: event.role.name,
        change: event.type === 'role-given' ? 'given' : 'taken',
      }
    case 'voice-joined':
    case 'voice-left':
      return {
        type: 'voice',
        who: nameOf(event.user),
        channel: channelOf(event.channel),
        change: event.type === 'voice-joined' ? 'joined' : 'left',
      }
    case 'interaction-answered':
      return { type: 'used', who: nameOf(event.user), what: event.asked, reply: withNames(place, event.reply.text) }
    default:
      return null
  }
}

let stopAll: (() => void) | null = null

/** Lets members chat and use voice channels. @returns a function that stops them */
function startAll(): () => void {
  const stops = [startChat(place), startVoice(place)]
  return () => {
    for (const stop of stops) stop()
  }
}

discord.onEvent((event) => {
  // Members wait for the bot, because it would miss earlier messages.
  if (event.type === 'session-identified' || event.type === 'session-resumed') stopAll ??= startAll()
  // Visitors of the playground see these events on its page; the developer's terminal shows only the community's own.
  const happening = isOfPlayground(event) ? null : happeningOf(event)
  if (happening !== null) tell(happening)
})

tell({
  type: 'ready',
  apiUrl: discord.apiUrl,
  controlUrl: control.url,
  playgroundUrl: playground.url,
  application: {
    id: application.id,
    token: application.token,
    publicKey: application.publicKey,
    clientSecret: application.clientSecret,
  },
  guild: { id: guild.id, name: guild.name, locale: guild.state.locale },
  levelRoles: place.levelRoles,
  people: guild.members.map(({ id, name }) => ({ id, name })),
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    stopAll?.()
    await playground.stop()
    await control.stop()
    await db.destroy()
    await discord.close()
    process.exit(0)
  })
}
