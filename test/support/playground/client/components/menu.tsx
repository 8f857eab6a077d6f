import { useSignal } from '@preact/signals'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '../../../../../edge/dashboard/parts/button.tsx'
import { CONTROL, type ControlProps } from '../../../../../edge/dashboard/parts/field.tsx'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { say } from '../language.ts'
import { type Choice, fitting } from './options.ts'

interface MenuProps {
  choices: readonly Choice[]
  chosen: readonly string[]
  placeholder: string
  least: number
  most: number
  disabled?: boolean
  /** Called with the one choice, or with all choices once the person confirms them. */
  onChoose: (values: readonly string[]) => void
}

/** A menu of one or several choices: a button that opens a list below it. The arrow keys, Enter and Escape work in the list. */
export function Menu({ control, ...props }: MenuProps & { control?: ControlProps }) {
  const { choices, chosen, placeholder, disabled = false, onChoose } = props
  const isOpen = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const chosenId = useId()
  const labels = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)

  function close(): void {
    isOpen.value = false
    button.current?.focus()
  }

  return (
    <div class="w-full max-w-sm min-w-0">
      <button
        {...control}
        // The label is the button's whole name, so screen readers would not read the choice.
        aria-describedby={control === undefined ? undefined : chosenId}
        ref={button}
        type="button"
        disabled={disabled}
        aria-haspopup="listbox"
        aria-expanded={isOpen.value}
        class={`${CONTROL} flex items-center gap-2 text-left`}
        onClick={() => {
          isOpen.value = !isOpen.value
        }}
      >
        <span id={chosenId} class={`min-w-0 flex-1 truncate ${labels.length === 0 ? 'text-soft' : ''}`}>
          {labels.length === 0 ? placeholder : labels.join(', ')}
        </span>
        <Icon name="down" class={`size-4 text-soft ${isOpen.value ? 'rotate-180' : ''}`} />
      </button>
      {isOpen.value && (
        <MenuList
          {...props}
          onChoose={(values) => {
            close()
            onChoose(values)
          }}
          onClose={close}
        />
      )}
    </div>
  )
}

function MenuList({
  choices,
  chosen,
  placeholder,
  least,
  most,
  onChoose,
  onClose,
}: MenuProps & { onClose: () => void }) {
  const id = useId()
  const typed = useSignal('')
  const active = useSignal(0)
  const picked = useSignal<readonly string[]>(chosen)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const shown = fitting(choices, typed.value)
  const isSingle = most === 1

  // Before the next key, so that no key is lost if the person types at once.
  useLayoutEffect(() => input.current?.focus(), [])
  useEffect(() => {
    list.current?.children[active.value]?.scrollIntoView({ block: 'nearest' })
  }, [active.value])

  function pick(choice: Choice | undefined): void {
    if (choice === undefined) return
    const isPicked = picked.value.includes(choice.value)
    if (isSingle) onChoose(isPicked && least === 0 ? [] : [choice.value])
    else if (isPicked) picked.value = picked.value.filter((value) => value !== choice.value)
    else if (picked.value.length < most) picked.value = [...picked.value, choice.value]
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') pick(shown[active.value])
    else if (event.key === 'ArrowDown') active.value = Math.min(active.value + 1, shown.length - 1)
    else if (event.key === 'ArrowUp') active.value = Math.max(active.value - 1, 0)
    else return
    event.preventDefault()
    // A dialog around the menu stays open.
    event.stopPropagation()
  }

  return (
    <div class="mt-1 overflow-hidden rounded-control border border-edge bg-surface shadow-raised">
      <input
        ref={input}
        role="combobox"
        aria-expanded={true}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[active.value] === undefined ? undefined : `${id}-${active.value}`}
        aria-autocomplete="list"
        aria-label={placeholder}
        placeholder={say('parts.search')}
        class="w-full border-b border-line bg-surface px-3 py-2.5 text-base sm:text-sm"
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value
          active.value = 0
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={placeholder}
        aria-multiselectable={!isSingle}
        class="max-h-60 overflow-y-auto py-1"
      >
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys
          <div
            key={choice.value}
            role="option"
            tabIndex={-1}
            id={`${id}-${index}`}
            aria-selected={picked.value.includes(choice.value)}
            class={`flex cursor-pointer items-center gap-2 px-3 py-2 text-sm ${index === active.value ? 'bg-hover outline-1 -outline-offset-1 outline-edge' : ''}`}
            onPointerMove={() => {
              active.value = index
            }}
            onClick={() => pick(choice)}
          >
            {choice.emoji !== null && <span aria-hidden="true">{choice.emoji}</span>}
            <span class="min-w-0 flex-1">
              <span class="block wrap-anywhere">{choice.label}</span>
              {choice.description !== null && <span class="block text-xs text-soft">{choice.description}</span>}
            </span>
            {picked.value.includes(choice.value) && <Icon name="check" class="size-4 text-accent" />}
          </div>
        ))}
      </div>
      {!isSingle && (
        <div class="flex justify-end border-t border-line p-2">
          <Button disabled={picked.value.length < least} onClick={() => onChoose(picked.value)}>
            {say('play.choose', { count: picked.value.length })}
          </Button>
        </div>
      )}
    </div>
  )
}
