import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ListedMember } from '../../../../shared/api/members.ts'
import type { Board } from '../../../../shared/levelling/period.ts'
import { membersTexts } from '../../../../shared/text/web/members-texts.ts'
import { useList } from '../../api/list.ts'
import { sayFrom } from '../../language.ts'
import { CONTROL, Field } from '../../parts/field.tsx'
import { ListParts } from '../../parts/list.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { BoardList, WhichBoard } from './board.tsx'
import { MemberTable } from './member-table.tsx'

const say = sayFrom(membersTexts)

/** A pause in typing after which the search starts. */
const TYPING_MS = 300

/** The search as the query of an address. @param typed without spaces around it */
const searchOf = (typed: string): string => (typed === '' ? '' : `?query=${encodeURIComponent(typed)}`)

/** Finds members, and lists those with the most XP of all time or of a period. */
export default function MembersPage({ guildId }: { guildId: string }) {
  const typed = useSignal(new URLSearchParams(location.search).get('query') ?? '')
  const query = useSignal(typed.value.trim())
  const board = useSignal<Board>({ period: 'all', source: 'all' })

  useEffect(() => {
    const timer = setTimeout(() => {
      query.value = typed.value.trim()
      // The search stays in the address, so that the way back from a member leads to the same list.
      const search = searchOf(query.value)
      if (location.search !== search) history.replaceState(history.state, '', `${location.pathname}${search}`)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed.value])

  const list = useList<ListedMember>(`/guilds/${guildId}/members${searchOf(query.value)}`)
  const found = list.state.kind === 'ready' && query.value !== '' ? list.state.items.length : null
  return (
    <Page title={say('members.title')} hint={say('members.intro')} wide>
      <div class="mb-4 grid max-w-3xl gap-4 sm:grid-cols-2">
        <Field label={say('members.search')}>
          {(control) => (
            <input
              {...control}
              class={CONTROL}
              type="search"
              autocomplete="off"
              maxLength={100}
              value={typed.value}
              onInput={({ currentTarget }) => {
                typed.value = currentTarget.value
              }}
            />
          )}
        </Field>
        {query.value === '' && <WhichBoard board={board} />}
      </div>
      <p role="status" class="sr-only">
        {found === null ? '' : say('members.found', { count: found })}
      </p>
      {query.value === '' && board.value.period !== 'all' ? (
        <BoardList guildId={guildId} board={board.value} />
      ) : (
        <ListParts
          of={list}
          empty={
            query.value === '' ? (
              <Empty icon="members" title={say('members.empty')} />
            ) : (
              <Empty icon="search" title={say('members.none', { query: query.value })} />
            )
          }
        >
          {(members) => <MemberTable guildId={guildId} members={members} />}
        </ListParts>
      )}
    </Page>
  )
}
