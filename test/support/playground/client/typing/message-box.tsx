import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { say } from '../language.ts'
import { directory, locale, sendable } from '../room/directory.ts'
import { act, channelId, play } from '../room/store.ts'
import { useChoices } from './choices.ts'
import { readFile } from './file.ts'
import { readLine } from './line.ts'
import { OptionHint } from './option-hint.tsx'
import { type RunProblem, runOf } from './run.ts'
import { type Suggestion, suggest } from './suggest.ts'
import { SuggestionList } from './suggestion-list.tsx'
import type { Given } from './values.ts'

const NOTHING_GIVEN: Given = { choices: {}, files: {} }

/** Shorter than the 10 seconds for which Discord shows a typing member. */
const TYPING_EVERY_MS = 8_000

/** The box in which a visitor writes messages and commands, with the list of what can be typed next above it. */
export function MessageBox({ channelName }: { channelName: string }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const fileInput = useRef<HTMLInputElement>(null)
  const line = useSignal('')
  const given = useSignal(NOTHING_GIVEN)
  /** The index of the chosen line of the list; null before an arrow key or the pointer chose one. */
  const moved = useSignal<number | null>(null)
  const isClosed = useSignal(false)
  const problem = useSignal<RunProblem | null>(null)
  const typedAt = useRef(0)
  const selfId = play.value?.room.self.userId

  const read = readLine(line.value, sendable.value, locale.value, directory.value, given.value)
  const completed = useChoices(read, given.value)
  const offer = suggest(read, {
    line: line.value,
    locale: locale.value,
    directory: directory.value,
    completed,
    words: { yes: say('play.yes'), no: say('play.no'), file: say('play.chooseFile') },
  })
  const suggestions = isClosed.value ? [] : offer.suggestions
  const active = Math.min(moved.value ?? offer.first, suggestions.length - 1)
  const isOpen = suggestions.length > 0

  // A text that one member began is not for the other member.
  useEffect(() => {
    write('')
  }, [selfId])

  function write(text: string): void {
    line.value = text
    moved.value = null
    isClosed.value = false
    problem.value = null
    if (text === '') given.value = NOTHING_GIVEN
  }

  function pick(suggestion: Suggestion): void {
    const { choice, file, text } = suggestion
    if (file !== undefined) {
      fileInput.current?.click()
      return
    }
    if (choice !== undefined) {
      given.value = { ...given.value, choices: { ...given.value.choices, [choice.option]: choice } }
    }
    write(text)
    input.current?.focus()
  }

  async function attach(file: File | undefined): Promise<void> {
    if (file === undefined || read.kind !== 'options' || read.active === null) return
    const { option, from } = read.active
    given.value = { ...given.value, files: { ...given.value.files, [option.name]: await readFile(file) } }
    write(`${line.value.slice(0, from)}${file.name} `)
    input.current?.focus()
  }

  function send(): void {
    if (line.value.trim() === '') return
    if (read.kind === 'message') {
      if (act({ do: 'say', channelId: channelId.value, content: line.value }) !== null) write('')
      return
    }
    const run = runOf(read, directory.value, given.value)
    if (!run.ok) problem.value = run.problem
    else if (act({ do: 'run', channelId: channelId.value, ...run.value }) !== null) write('')
  }

  function enter(): void {
    const chosen = suggestions[active]
    if (chosen === undefined) {
      send()
      return
    }
    pick(chosen)
    // A command without options is sent at once.
    const next = readLine(line.value, sendable.value, locale.value, directory.value, given.value)
    if (read.kind !== 'command' || next.kind !== 'options' || next.command.options.length > 0) return
    const sent = act({ do: 'run', channelId: channelId.value, path: next.command.path, options: {} })
    if (sent !== null) write('')
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { length } = suggestions
    const chosen = suggestions[Math.max(active, 0)]
    if (event.key === 'Enter' && !event.isComposing) enter()
    else if (event.key === 'Escape' && isOpen) isClosed.value = true
    else if (event.key === 'ArrowDown' && isOpen) moved.value = (active + 1) % length
    else if (event.key === 'ArrowUp' && isOpen) moved.value = (Math.max(active, 0) - 1 + length) % length
    else if (event.key === 'Tab' && !event.shiftKey && chosen !== undefined) pick(chosen)
    else return
    event.preventDefault()
  }

  function onInput(text: string): void {
    write(text)
    const now = Date.now()
    if (text === '' || text.startsWith('/') || now - typedAt.current < TYPING_EVERY_MS) return
    typedAt.current = now
    act({ do: 'type', channelId: channelId.value })
  }

  return (
    <div class="relative">
      {isOpen && (
        <SuggestionList
          id={id}
          suggestions={suggestions}
          active={active}
          label={read.kind === 'command' ? say('play.commands') : say('play.values')}
          onMove={(index) => {
            moved.value = index
          }}
          onPick={pick}
        />
      )}
      <OptionHint read={read} problem={problem.value} id={`${id}-hint`} />
      <form
        class="flex items-center gap-2 rounded-card border border-edge bg-surface py-1 pr-1 pl-4 focus-within:outline-2 focus-within:outline-accent"
        onSubmit={(event) => event.preventDefault()}
      >
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-label={say('play.messageIn', { channel: channelName })}
          aria-describedby={`${id}-hint`}
          aria-invalid={problem.value !== null}
          autocomplete="off"
          autocapitalize="off"
          maxLength={2_000}
          placeholder={say('play.write')}
          class="min-h-10 min-w-0 flex-1 bg-transparent text-base outline-none sm:text-sm"
          value={line.value}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          aria-label={say('play.send')}
          title={say('play.send')}
          class="inline-flex size-10 shrink-0 items-center justify-center rounded-control text-accent hover:bg-hover"
          onClick={() => (active >= 0 ? enter() : send())}
        >
          <Icon name="forward" />
        </button>
      </form>
      <input
        ref={fileInput}
        type="file"
        class="hidden"
        tabIndex={-1}
        aria-label={say('play.chooseFile')}
        onChange={({ currentTarget }) => void attach(currentTarget.files?.[0])}
      />
    </div>
  )
}
