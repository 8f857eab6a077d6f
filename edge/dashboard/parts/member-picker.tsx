import { useEffect, useRef, useState } from 'preact/hooks'
import type { ListedMember, MembersReply } from '../../../shared/api/members.ts'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { call } from '../api/client.ts'
import { sayFrom } from '../language.ts'
import { Avatar } from './avatar.tsx'
import type { ControlProps } from './field.tsx'
import { Picker } from './picker.tsx'

const say = sayFrom(partsTexts)

/** A pause in typing after which the members are searched. */
const PAUSE_MS = 250
const MOST_SHOWN = 20

/** Chooses a member of a server, by the start of a name or by id. */
export function MemberPicker({
  guildId,
  control,
  refuse,
  onPick,
}: {
  guildId: string
  control: ControlProps
  /** Why a member cannot be chosen; null where the member can be chosen. */
  refuse: (id: string) => string | null
  onPick: (id: string) => void
}) {
  const [members, setMembers] = useState<readonly ListedMember[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const newest = useRef(0)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])

  async function search(typed: string): Promise<void> {
    newest.current += 1
    const own = newest.current
    const query = new URLSearchParams({ limit: String(MOST_SHOWN), ...(typed === '' ? {} : { query: typed }) })
    const answer = await call<MembersReply>(`/guilds/${guildId}/members?${query}`)
    if (answer.ok && own === newest.current) setMembers(answer.value.items)
  }

  return (
    <Picker
      control={control}
      value={null}
      placeholder={say('parts.chooseMember')}
      options={members.map(({ person: { id, name, username, avatarUrl } }) => ({
        id,
        name: username === null || username === name.toLowerCase() ? name : `${name} (${username})`,
        refusal: refuse(id),
        mark: <Avatar name={name} url={avatarUrl} size="size-6" />,
      }))}
      onType={(typed) => {
        clearTimeout(timer.current ?? undefined)
        timer.current = setTimeout(() => void search(typed.trim()), typed === '' ? 0 : PAUSE_MS)
      }}
      onPick={onPick}
    />
  )
}
