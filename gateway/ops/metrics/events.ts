import type { Define } from './define.ts'

/** Metrics of the events that Discord sends, and of the messages among them. */
export const eventMetrics = (define: Define) => ({
  dispatches: define.tally(
    'dispatches_total',
    'Gateway events received, by type; the type MESSAGE_CREATE counts the messages seen',
    'type',
  ),
  malformed: define.counter(
    'dispatches_malformed_total',
    'Gateway events that did not have the documented shape, by type',
    ['type'],
  ),
  messages: define.tally(
    'messages_total',
    'Messages received, by outcome: awarded, or the reason why they earned nothing',
    'outcome',
  ),
  multiplied: define.tally(
    'multiplied_messages_total',
    'Messages that earned XP in servers with multipliers or boosts, by what these did to the XP: raised it, lowered it, left it unchanged, or made it nothing',
    'effect',
  ),
  reactions: define.tally(
    'reactions_total',
    'Reactions received, by outcome: given and received count what earned XP; all others name the reason why nothing was earned',
    'outcome',
  ),
  /** Counted where the message enters the queue; `messages` counts it once it is committed. */
  admitted: define.sum('messages_admitted_total', 'Messages that may earn XP, and were queued for a commit'),
  watchWaiting: (count: () => number) =>
    define.watch('messages_waiting', 'Messages that wait until Discord has sent the category of their channel', count),
})
