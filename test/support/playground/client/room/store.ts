import { computed, signal } from '@preact/signals'
import type { APIApplicationCommandOptionChoice, Locale } from 'discord-api-types/v10'
import type { Told } from '../../protocol.ts'
import { ChannelType } from '../discord-types.ts'
import { language } from '../language.ts'
import { Connection, type Doing, type Link } from './connection.ts'
import { reduce } from './reduce.ts'
import type { Local, Play } from './state.ts'

/** Where this browser keeps the visitor's token, which restores the room. */
const TOKEN = 'playground-token'

/** Null before the server showed the room. */
export const play = signal<Play | null>(null)
export const link = signal<Link>('connecting')
export const closedBecause = signal<Extract<Told, { tell: 'closed' }>['why'] | null>(null)

/** The answer to the newest question for choices. */
export const choices = signal<{ nonce: string; choices: readonly APIApplicationCommandOptionChoice[] } | null>(null)

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

function hear(told: Told): void {
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
  }
  play.value = reduce(play.value, told, Date.now())
  if (told.tell === 'dispatched' && told.event.t === 'MESSAGE_CREATE' && !document.hidden) {
    change({ tell: 'shown', channelId: channelId.value })
  }
}

const greet = (): Doing => ({
  do: 'enter',
  token: localStorage.getItem(TOKEN),
  // Discord's code of each language is one of `Locale`.
  locale: { en: 'en-US', de: 'de', fr: 'fr', es: 'es-ES', 'pt-BR': 'pt-BR' }[language] as Locale,
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
  connect()
}

/** Sends an act. @returns its nonce; null while there is no connection, which the page shows */
export const act = (doing: Doing): string | null => connection?.act(doing) ?? null
