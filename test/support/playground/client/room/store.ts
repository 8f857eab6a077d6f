import { computed, signal } from '@preact/signals'
import type { APIApplicationCommandOptionChoice, Locale } from 'discord-api-types/v10'
import type { Room, Told } from '../../protocol.ts'
import { ChannelType } from '../discord-types.ts'
import { language } from '../language.ts'
import { Connection, type Doing, type Link } from './connection.ts'
import { reduce } from './reduce.ts'
import type { Local, Play } from './state.ts'

/** Where this browser keeps the visitor's token, which restores the room. */
const TOKEN = 'playground-token'
/** Where this tab keeps which member the visitor is. */
const SELF = 'playground-self'

/** Discord's code of the page's language. Each is one of `Locale`. */
const LOCALE = { en: 'en-US', de: 'de', fr: 'fr', es: 'es-ES', 'pt-BR': 'pt-BR' }[language] as Locale

/** Null before the server has shown the room. */
export const play = signal<Play | null>(null)
export const link = signal<Link>('connecting')
export const closedBecause = signal<Extract<Told, { tell: 'closed' }>['why'] | null>(null)

/** The answer to the newest question for choices. */
export const choices = signal<{ nonce: string; choices: readonly APIApplicationCommandOptionChoice[] } | null>(null)

/** The JSON of entries of the wire that the visitor opened, by the entry. */
export const inspected = signal<ReadonlyMap<number, Extract<Told, { tell: 'inspected' }>>>(new Map())

/** The channel that the visitor chose; null for the first one. */
const chosenChannel = signal<string | null>(null)

/** The text channel that is shown. */
export const channelId = computed<string>(() => {
  const texts = play.value?.room.channels.filter(({ type }) => type !== ChannelType.GuildCategory) ?? []
  const chosen = texts.find(({ id }) => id === chosenChannel.value)
  return (chosen ?? texts.find(({ type }) => type === ChannelType.GuildText))?.id ?? ''
})

export const change = (local: Local): void => {
  play.value = reduce(play.value, local, Date.now())
}

export function showChannel(id: string): void {
  chosenChannel.value = id
  change({ tell: 'shown', channelId: id })
}

/** A new socket acts as the first member, in the language that the room had last. Corrects the member first, then the language. */
function settle({ self, selves }: Room): void {
  const wanted = sessionStorage.getItem(SELF)
  if (wanted !== null && wanted !== self.userId && selves.some(({ id }) => id === wanted)) {
    act({ do: 'be', userId: wanted })
  } else if (self.locale !== LOCALE) act({ do: 'speak', locale: LOCALE })
}

function hear(told: Told): void {
  if (told.tell === 'inspected') {
    inspected.value = new Map([...inspected.value, [told.id, told]])
    return
  }
  if (told.tell === 'choices') {
    choices.value = { nonce: told.nonce ?? '', choices: told.choices }
    return
  }
  if (told.tell === 'closed') {
    closedBecause.value = told.why
    return
  }
  if (told.tell === 'entered') {
    closedBecause.value = null
    localStorage.setItem(TOKEN, told.token)
    settle(told.room)
  }
  play.value = reduce(play.value, told, Date.now())
  if (told.tell === 'dispatched' && told.event.t === 'MESSAGE_CREATE' && !document.hidden) {
    change({ tell: 'shown', channelId: channelId.value })
  }
}

const greet = (): Doing => ({
  do: 'enter',
  token: localStorage.getItem(TOKEN),
  locale: LOCALE,
})

let connection: Connection | null = null

export function connect(): void {
  connection ??= new Connection(`${location.origin.replace(/^http/, 'ws')}/playground/socket`, {
    onTold: hear,
    onLink: (next) => {
      link.value = next
    },
    greeting: greet,
  })
  connection.open()
}

/** Enters a new room. */
export function beginAnew(): void {
  localStorage.removeItem(TOKEN)
  play.value = null
  inspected.value = new Map()
  connect()
}

/** Acts as this member from now on, also after a reload. */
export function be(userId: string): void {
  sessionStorage.setItem(SELF, userId)
  act({ do: 'be', userId })
}

/** Sends an act. @returns its nonce; null while there is no connection, which the page shows */
export const act = (doing: Doing): string | null => connection?.act(doing) ?? null
