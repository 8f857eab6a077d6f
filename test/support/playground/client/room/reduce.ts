import type { Standing, WireEntry } from '../../protocol.ts'
import { afterEvent } from './events.ts'
import type { Event, Local, Play, Step } from './state.ts'

/** Older entries of the wire are dropped. */
const MOST_WIRE_ENTRIES = 300

type Interaction = Extract<Event, { tell: 'interaction' }>

const done = (play: Play, step: Step): Play =>
  play.done.has(step) ? play : { ...play, done: new Set([...play.done, step]) }

function afterInteraction(play: Play, { interactionId, channelId, sourceId, isPrivate, asked, at }: Interaction): Play {
  const others = play.thinking.filter((one) => one.interactionId !== interactionId)
  // The modal stays open until its submission is answered.
  const names = { ...play.asked, [interactionId]: asked }
  const next = { ...play, modal: at === 'failed' ? play.modal : null, thinking: others, failure: null, asked: names }
  if (at === 'thinking') return { ...next, thinking: [...others, { interactionId, channelId, sourceId, isPrivate }] }
  if (at === 'failed') return { ...next, failure: { by: 'failed', reason: asked } }
  return /^\/(?:level|rank)\b/.test(asked) ? done(next, 'looked') : next
}

function afterStanding(play: Play, standing: Standing): Play {
  const { standings, selves } = play.room
  const before = standings.find(({ userId }) => userId === standing.userId)
  const others = standings.filter((one) => one !== before)
  const gains = { ...play.gains, [standing.userId]: standing.xp - (before?.xp ?? 0) }
  const next = { ...play, gains, room: { ...play.room, standings: [...others, standing] } }
  const rose = selves.some(({ id }) => id === standing.userId) && standing.level > (before?.level ?? 0)
  return rose ? done(next, 'levelled') : next
}

function afterWire(play: Play, entries: readonly WireEntry[]): Play {
  // An entry comes again once its answer is known.
  const known = new Map([...play.room.wire, ...entries].map((entry) => [entry.id, entry]))
  return { ...play, room: { ...play.room, wire: [...known.values()].slice(-MOST_WIRE_ENTRIES) } }
}

/**
 * What the page shows after a message of the server, or after a change that the page makes itself. Before `entered`, the page
 * shows no room, and nothing changes.
 * @param now milliseconds since 1970
 */
export function reduce(play: Play | null, event: Event | Local, now: number): Play | null {
  if (event.tell === 'entered') {
    const { room, token } = event
    // After a lost connection, the same room comes again. Keep what the visitor dismissed and completed.
    const kept = play?.token === token ? play : null
    return {
      room,
      token,
      thinking: [],
      typists: [],
      modal: kept?.room.self.userId === room.self.userId ? kept.modal : null,
      failure: null,
      unread: kept?.unread ?? new Set(),
      dismissed: kept?.dismissed ?? new Set(),
      done: kept?.done ?? new Set(),
      asked: kept?.asked ?? {},
      gains: kept?.gains ?? {},
      newest: null,
    }
  }
  if (play === null) return null
  switch (event.tell) {
    case 'dispatched':
      return afterEvent(play, event.event, now)
    case 'interaction':
      return afterInteraction(play, event)
    case 'modal':
      return { ...play, failure: null, modal: { interactionId: event.interactionId, modal: event.modal } }
    case 'refused':
      return { ...play, failure: { by: event.by, reason: event.reason } }
    case 'standing':
      return afterStanding(play, event.standing)
    case 'wire':
      return afterWire(play, event.entries)
    case 'shown':
      return { ...play, unread: new Set([...play.unread].filter((id) => id !== event.channelId)) }
    case 'dismissed':
      return { ...play, dismissed: new Set([...play.dismissed, event.messageId]) }
    case 'modal closed':
      return { ...play, modal: null }
    case 'failure closed':
      return { ...play, failure: null }
    case 'step done':
      return done(play, event.step)
  }
}
