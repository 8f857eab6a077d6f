import { useSignal } from '@preact/signals'
import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import { useEffect } from 'preact/hooks'
import { directory } from '../room/directory.ts'
import { act, channelId, choices } from '../room/store.ts'
import type { Line } from './line.ts'
import { type Given, type OptionValue, readValue } from './values.ts'

/** The server is asked only after such a pause, so that fast typing sends one request. */
const PAUSE_MS = 120

/** The server's choices for the option that is being typed. The choices of the text before stay until new ones come. */
export function useChoices(read: Line, given: Given): readonly APIApplicationCommandOptionChoice[] {
  const asked = useSignal<{ option: string; nonce: string } | null>(null)
  const active = read.kind === 'options' ? read.active : null
  const isAsked = active !== null && 'autocomplete' in active.option && active.option.autocomplete === true
  const option = isAsked && read.kind === 'options' ? `${read.command.words} ${active.option.name}` : null
  const text = active?.text ?? ''
  useEffect(() => {
    if (option === null || read.kind !== 'options' || active === null) return
    const timer = setTimeout(() => {
      const others = read.filled
        .filter((one) => one !== active)
        .flatMap((one): [string, OptionValue][] => {
          const value = readValue(one, directory.value, given)
          return value.ok ? [[one.option.name, value.value]] : []
        })
      const options = { ...Object.fromEntries(others), [active.option.name]: text }
      const { path } = read.command
      const nonce = act({ do: 'complete', channelId: channelId.value, path, options, focused: active.option.name })
      if (nonce !== null) asked.value = { option, nonce }
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [option, text])
  const answer = choices.value
  if (option === null || asked.value?.option !== option || answer === null) return []
  return Number(answer.nonce) <= Number(asked.value.nonce) ? answer.choices : []
}
