import { fullTime } from '../discord/markdown.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { type Boost, type Edge, edgesBetween, nextEdge } from './boost.ts'

/** A start or end is announced at most this long after its time. */
export const LATEST_ANNOUNCEMENT_MS = 3_600_000

/** The announcements of a boost that are due, and the time of the next one. */
export interface DueEdges {
  /** In the order in which they are announced. */
  announced: readonly Edge[]
  /** How many are too late to be announced. */
  late: number
  /** Each start and end up to this time is either announced now, or never. */
  upTo: number
  /** The next start or end; null if there is none. */
  next: number | null
}

/**
 * Finds the starts and ends that have come since a time, and chooses those to announce. If both the start and the end of a run
 * have come since then, neither is announced: members could no longer use that run.
 * @param announcedUntil starts and ends up to this time need no announcement
 * @param now milliseconds since 1970
 */
export function dueEdges(boost: Boost, announcedUntil: number, now: number): DueEdges {
  const due = edgesBetween(boost, { from: announcedUntil, until: now })
  const started = new Set(due.filter(({ kind }) => kind === 'start').map(({ run }) => run.from))
  const ended = new Set(due.filter(({ kind }) => kind === 'end').map(({ run }) => run.from))
  const announced = due.filter(({ at, run }) => {
    const isWholeRun = started.has(run.from) && ended.has(run.from)
    return !isWholeRun && now - at <= LATEST_ANNOUNCEMENT_MS
  })
  const upTo = due.at(-1)?.at ?? announcedUntil
  return { announced, late: due.length - announced.length, upTo, next: nextEdge(boost, now)?.at ?? null }
}

const say = speakFrom(
  texts({
    begun: {
      en: 'XP boost! Until {end}, everything earns **{factor} times** the usual XP.',
      de: 'XP-Boost! Bis {end} gibt es für alles das **{factor}-Fache** der üblichen XP.',
      fr: 'Boost d’XP ! Jusqu’à {end}, tout rapporte **{factor} fois** l’XP habituelle.',
      es: '¡Boost de XP! Hasta {end}, todo da **{factor} veces** la XP habitual.',
      'pt-BR': 'Boost de XP! Até {end}, tudo rende **{factor} vezes** o XP normal.',
    },
    begunWithoutXp: {
      en: 'Until {end}, nothing earns XP.',
      de: 'Bis {end} gibt es keine XP.',
      fr: 'Jusqu’à {end}, rien ne rapporte d’XP.',
      es: 'Hasta {end}, nada da XP.',
      'pt-BR': 'Até {end}, nada rende XP.',
    },
    over: {
      en: 'The XP boost is over.',
      de: 'Der XP-Boost ist vorbei.',
      fr: 'Le boost d’XP est terminé.',
      es: 'El boost de XP ha terminado.',
      'pt-BR': 'O boost de XP acabou.',
    },
    overWithoutXp: {
      en: 'From now on, XP can be earned again.',
      de: 'Ab jetzt gibt es wieder XP.',
      fr: 'On peut de nouveau gagner de l’XP.',
      es: 'Ya se puede volver a ganar XP.',
      'pt-BR': 'A partir de agora, dá para ganhar XP de novo.',
    },
    next: {
      en: '{over} The next one begins {start}.',
      de: '{over} Der nächste beginnt {start}.',
      fr: '{over} Le prochain commencera {start}.',
      es: '{over} El próximo empieza {start}.',
      'pt-BR': '{over} O próximo começa {start}.',
    },
  }),
)

/** Rounded down like `fullTime`, so that both show the same second. */
const relative = (time: number): string => `<t:${Math.floor(time / 1000)}:R>`

/**
 * The message that announces a start or an end.
 * @param next when the next run begins; null if none does
 * @param locale the guild's
 */
export function boostAnnouncement({ factor }: Boost, { kind, run }: Edge, next: number | null, locale: string): string {
  const speak = say(locale)
  if (kind === 'start') {
    const end = `${fullTime(run.until)} (${relative(run.until)})`
    return factor === 0 ? speak('begunWithoutXp', { end }) : speak('begun', { factor, end })
  }
  if (factor === 0) return speak('overWithoutXp')
  const over = speak('over')
  return next === null ? over : speak('next', { over, start: fullTime(next) })
}
