import { useEffect, useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { LevelRolesReply, SyncReportReply } from '../../../../shared/api/level-roles.ts'
import type { RoleEffect } from '../../../../shared/api/settings.ts'
import { levelRoleRulesTexts } from '../../../../shared/text/web/level-role-rules-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { call } from '../../api/client.ts'
import type { Resource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { RoleChanges } from '../settings/role-changes.tsx'

const say = sayFrom(levelRoleRulesTexts)
const sayParts = sayFrom(partsTexts)

const MOST_NAMED = 10

const EMPTY: SyncReportReply = { members: 0, changed: 0, roles: [], sample: [], next: null }

/** The numbers of two parts of a report together. */
function joined(a: SyncReportReply, b: SyncReportReply): SyncReportReply {
  const roles = new Map<string, RoleEffect>(a.roles.map((role) => [role.roleId, role]))
  for (const role of b.roles) {
    const { gain = 0, lose = 0 } = roles.get(role.roleId) ?? {}
    roles.set(role.roleId, { ...role, gain: gain + role.gain, lose: lose + role.lose })
  }
  return {
    members: a.members + b.members,
    changed: a.changed + b.changed,
    roles: [...roles.values()].sort((one, other) => one.level - other.level),
    sample: [...a.sample, ...b.sample].slice(0, MOST_NAMED),
    next: b.next,
  }
}

/** Compares the members of a server, a thousand at a time, and shows whose roles would change. Then the person may correct them. */
export function SyncDialog({
  guildId,
  choices,
  resource,
  onClose,
}: {
  guildId: string
  choices: ChoicesReply | null
  resource: Resource<LevelRolesReply>
  onClose: () => void
}) {
  const [report, setReport] = useState(EMPTY)
  const [state, setState] = useState<'comparing' | 'compared' | 'correcting' | { failed: string }>('comparing')

  useEffect(() => {
    const abort = new AbortController()
    async function compare(): Promise<void> {
      let all = EMPTY
      do {
        const asked = { method: 'POST', body: { after: all.next }, signal: abort.signal } as const
        const answer = await call<SyncReportReply>(`/guilds/${guildId}/level-roles/sync/report`, asked).catch(
          () => null,
        )
        if (answer === null || abort.signal.aborted) return
        if (!answer.ok) return setState({ failed: sentenceOf(answer.problem) })
        all = joined(all, answer.value)
        setReport(all)
      } while (all.next !== null)
      setState('compared')
    }
    void compare()
    return () => abort.abort()
  }, [guildId])

  async function correct(): Promise<void> {
    setState('correcting')
    const list = { guildId, below: '/level-roles/sync', names: namesIn(choices), fallback: say('levelRules.syncTitle') }
    await changeList(resource, list, { method: 'POST' })
    onClose()
  }

  const { members, changed, roles, sample } = report
  const isDone = state === 'compared' || state === 'correcting'
  return (
    <Dialog
      title={say('levelRules.syncTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{sayParts('parts.cancel')}</Button>
          <Button
            kind="primary"
            busy={state === 'correcting'}
            disabled={!isDone || changed === 0}
            onClick={() => void correct()}
          >
            {say('levelRules.correct')}
          </Button>
        </>
      }
    >
      <div role="status" class="grid min-h-16 gap-4 text-sm">
        {state === 'comparing' && (
          <>
            {say('levelRules.comparing', { members })}
            <progress class="h-2 w-full accent-accent" aria-label={say('levelRules.syncTitle')} />
          </>
        )}
        {typeof state === 'object' && <Notice tone="error">{state.failed}</Notice>}
        {isDone && changed === 0 && say('levelRules.allRight', { members })}
        {isDone && changed > 0 && (
          <>
            {say('levelRules.someWrong', { changed, members })}
            <RoleChanges changes={roles} choices={choices} />
            <p class="text-soft wrap-anywhere">
              {say('levelRules.among', { names: sample.map(({ name }) => name).join(', ') })}
            </p>
          </>
        )}
      </div>
    </Dialog>
  )
}
