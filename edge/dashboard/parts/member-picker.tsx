import { useEffect, useRef, useState } from 'preact/hooks'
import type { ListedMember, MembersReply } from '../../../shared/api/members.ts'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { call } from '../api/client.ts'
import { sayFrom } from '../language.ts'
import { Avatar } from './avatar.tsx'
import type { ControlProps } from './field.tsx'
import { Picker, type PickerOption } from './picker.tsx'

const say = sayFrom(partsTexts)

/** A pause in typing after which the members are searched. */
const PAUSE_MS = 250
const MOST_SHOWN = 20

const toOption = ({ person: { id, name, username, avatarUrl } }: ListedMember): PickerOption => ({
  id,
  name: username === null || username === name.toLowerCase() ? name : `${name} (${username})`,
  refusal: null,
  mark: <Avatar name={name} url={avatarUrl} size="size-6" />,
})

/** Chooses a member of a server, by the start of a name or by id. */
export function MemberPicker({
  guildId,
  control,
  refuse = () => null,
  chosen = null,
  placeholder = say('parts.chooseMember'),
  first = [],
  others = () => [],
  onPick,
}: {
  guildId: string
  control: ControlProps
  /** Why a member cannot be chosen; null where the member can be chosen. */
  refuse?: (id: string) => string | null
  /** What is chosen already. */
  chosen?: Pick<PickerOption, 'id' | 'name' | 'mark'> | null
  placeholder?: string
  /** Choices before the members while nothing is typed. */
  first?: readonly PickerOption[]
  /** Choices after the members. One with the id of a member that was found is left out. */
  others?: (typed: string) => readonly PickerOption[]
  onPick: (id: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [members, setMembers] = useState<readonly ListedMember[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const newest = useRef(0)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])

  async function search(text: string): Promise<void> {
    newest.current += 1
    const own = newest.current
    const query = new URLSearchParams({ limit: String(MOST_SHOWN), ...(text === '' ? {} : { query: text }) })
    const answer = await call<MembersReply>(`/guilds/${guildId}/members?${query}`)
    if (answer.ok && own === newest.current) setMembers(answer.value.items)
  }

  const found = members.map((member) => ({ ...toOption(member), refusal: refuse(member.person.id) }))
  return (
    <Picker
      control={control}
      value={chosen?.id ?? null}
      chosen={found.find(({ id }) => id === chosen?.id) ?? chosen ?? undefined}
      placeholder={placeholder}
      options={[
        ...(typed === '' ? first : []),
        ...found,
        ...others(typed).filter((other) => found.every(({ id }) => id !== other.id)),
      ]}
      onType={(text) => {
        setTyped(text.trim())
        clearTimeout(timer.current ?? undefined)
        timer.current = setTimeout(() => void search(text.trim()), text === '' ? 0 : PAUSE_MS)
      }}
      onPick={onPick}
    />
  )
}
