import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'
import { CONTROL, type ControlProps } from './field.tsx'
import { Icon } from './icon.tsx'

const say = sayFrom(partsTexts)

export interface PickerOption {
  id: string
  name: string
  /** Why the option cannot be chosen, shown beside it; null where it can be chosen. */
  refusal: string | VNode | null
  /** A drawing before the name. */
  mark?: ComponentChildren
}

/** Pixels that an open list can take, with its search. */
const LIST_HEIGHT = 360

/** Options whose name contains the typed text, in the same order. */
export const matching = (options: readonly PickerOption[], typed: string): readonly PickerOption[] => {
  const wanted = typed.trim().toLocaleLowerCase()
  return options.filter(({ name, id }) => name.toLocaleLowerCase().includes(wanted) || id === wanted)
}

/**
 * Chooses one of many, by typing a part of its name. Options that cannot be chosen are listed with the reason. A button shows
 * the choice and opens the list; arrow keys, Enter and Escape work as in every combobox.
 */
export function Picker({
  control,
  options,
  value,
  chosen = options.find(({ id }) => id === value),
  placeholder,
  disabled = false,
  onType,
  onPick,
}: {
  control?: ControlProps
  options: readonly PickerOption[]
  value: string | null
  /** The option with the id `value`, where `options` may lack it. */
  chosen?: Pick<PickerOption, 'name' | 'mark'> | undefined
  /** The words of the button while nothing is chosen. */
  placeholder: string
  disabled?: boolean
  /** Searches the options elsewhere. It is called with the typed text, at first with an empty one. */
  onType?: (typed: string) => void
  onPick: (id: string) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const [isAbove, setAbove] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const chosenId = useId()
  const description = [chosenId, control?.['aria-describedby']].filter((id) => id !== undefined).join(' ')

  useEffect(() => {
    if (!isOpen) return
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [isOpen])

  function toggle(): void {
    const { top = 0, bottom = 0 } = button.current?.getBoundingClientRect() ?? {}
    setAbove(innerHeight - bottom < LIST_HEIGHT && top > LIST_HEIGHT)
    setOpen(!isOpen)
  }

  function close(): void {
    setOpen(false)
    button.current?.focus()
  }

  return (
    <div
      ref={place}
      class="relative"
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && !place.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <button
        {...control}
        // The label is the button's whole name, so screen readers would not read the choice.
        aria-describedby={control === undefined ? undefined : description}
        ref={button}
        type="button"
        class={`${CONTROL} flex items-center gap-2 text-left`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        disabled={disabled}
        onClick={toggle}
      >
        {chosen?.mark}
        <span id={chosenId} class={`min-w-0 flex-1 truncate ${chosen === undefined ? 'text-soft' : ''}`}>
          {chosen?.name ?? value ?? placeholder}
        </span>
        <Icon name="down" class="size-4 text-soft" />
      </button>
      {isOpen && (
        <PickerList
          options={options}
          value={value ?? ''}
          label={placeholder}
          isAbove={isAbove}
          onType={onType}
          onPick={(id) => {
            onPick(id)
            close()
          }}
          onClose={close}
        />
      )}
    </div>
  )
}

function PickerList({
  options,
  value,
  label,
  isAbove,
  onType,
  onPick,
  onClose,
}: {
  options: readonly PickerOption[]
  value: string
  label: string
  /** There is no room for the list below the button. */
  isAbove: boolean
  onType: ((typed: string) => void) | undefined
  onPick: (id: string) => void
  onClose: () => void
}) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const shown = onType === undefined ? matching(options, typed) : options
  const [active, setActive] = useState(() =>
    Math.max(
      options.findIndex((option) => option.id === value),
      0,
    ),
  )
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  // Before the next key, so that nothing is lost of what somebody types at once.
  useLayoutEffect(() => {
    input.current?.focus()
    onType?.('')
  }, [])
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function pick(option: PickerOption | undefined): void {
    if (option !== undefined && option.refusal === null) onPick(option.id)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') pick(shown[active])
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else return
    event.preventDefault()
    // A dialog around the list stays open.
    event.stopPropagation()
  }

  return (
    <div
      class={`absolute inset-x-0 z-30 my-1 min-w-64 overflow-hidden rounded-control border border-edge bg-surface shadow-raised ${isAbove ? 'bottom-full' : 'top-full'}`}
    >
      <input
        ref={input}
        role="combobox"
        aria-expanded={true}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[active] === undefined ? undefined : `${id}-${active}`}
        aria-autocomplete="list"
        aria-label={label}
        placeholder={say('parts.search')}
        class="w-full border-b border-line bg-surface px-3 py-2.5 text-base sm:text-sm"
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          onType?.(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        class="max-h-72 overflow-y-auto py-1"
      >
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys
          <div
            key={option.id}
            role="option"
            tabIndex={-1}
            id={`${id}-${index}`}
            aria-selected={option.id === value}
            aria-disabled={option.refusal !== null}
            class={`flex items-center gap-2 px-3 py-2 text-sm ${index === active ? 'bg-hover outline-1 -outline-offset-1 outline-edge' : ''} ${option.refusal === null ? 'cursor-pointer' : 'cursor-not-allowed'}`}
            onPointerMove={() => setActive(index)}
            onClick={() => pick(option)}
          >
            {option.mark}
            <span class="min-w-0 flex-1">
              <span class={`block wrap-anywhere ${option.refusal === null ? '' : 'text-soft'}`}>{option.name}</span>
              {option.refusal !== null && <span class="block text-xs text-soft">{option.refusal}</span>}
            </span>
            {option.id === value && <Icon name="check" class="size-4 text-accent" />}
          </div>
        ))}
      </div>
      <p role="status" class={shown.length === 0 ? 'px-3 py-3 text-sm text-soft' : 'sr-only'}>
        {shown.length === 0 ? say('parts.nothingFound') : ''}
      </p>
    </div>
  )
}
