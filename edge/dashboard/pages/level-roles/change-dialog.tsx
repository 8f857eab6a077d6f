import { useEffect, useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { LevelRolesPreviewReply, LevelRolesReply } from '../../../../shared/api/level-roles.ts'
import { levelRolesTexts } from '../../../../shared/text/web/level-roles-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { type Answer, call } from '../../api/client.ts'
import { refreshGuild } from '../../api/guild.ts'
import type { Resource } from '../../api/resource.ts'
import { saveList } from '../../api/save.tsx'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { withoutSymbol } from '../../discord-text/without-symbol.ts'
import { sayFrom, withNodes, writeNumber } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { RoleName } from '../../parts/choices.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Bar } from '../../parts/skeleton.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import { RoleChanges } from '../settings/role-changes.tsx'

const say = sayFrom(levelRolesTexts)
const sayParts = sayFrom(partsTexts)

/** A change of the level roles that the person considers. */
export interface Change {
  kind: 'add' | 'remove'
  roleId: string
  level: number
}

/** Shows the effects of a change, and makes it after the person agrees. */
export function ChangeDialog({
  guildId,
  change: { kind, roleId, level },
  choices,
  resource,
  onClose,
  onMade,
}: {
  guildId: string
  change: Change
  choices: ChoicesReply | null
  resource: Resource<LevelRolesReply>
  onClose: () => void
  /** Called after the change was made. */
  onMade: () => void
}) {
  const [preview, setPreview] = useState<Answer<LevelRolesPreviewReply> | null>(null)
  const [busy, setBusy] = useState(false)
  /** Set where the API asks to confirm a role with dangerous permissions: its question, and the text that confirms. */
  const [confirm, setConfirm] = useState<{ sentence: string; text: string } | null>(null)
  const path = `/guilds/${guildId}/level-roles`
  const names = namesIn(choices)
  const isWarned = preview?.ok === true && preview.value.warning !== null

  useEffect(() => {
    const body = kind === 'add' ? { add: { roleId, level } } : { remove: { roleId } }
    void call<LevelRolesPreviewReply>(`${path}/preview`, { method: 'POST', body }).then(setPreview)
  }, [path, kind, roleId, level])

  const send = (confirmed: string | undefined): Promise<Answer<LevelRolesReply>> =>
    kind === 'remove'
      ? saveList(resource, `${path}/${roleId}`, { method: 'DELETE' }, names)
      : saveList(resource, path, { method: 'POST', body: { roleId, level, ...(confirmed && { confirmed }) } }, names)

  async function apply(): Promise<void> {
    setBusy(true)
    let answer = await send(confirm?.text)
    const asked = answer.ok ? null : answer.problem.more.confirm
    // The person has read this warning in the preview already, and agreed.
    if (typeof asked === 'string' && isWarned) answer = await send(asked)
    setBusy(false)
    if (!answer.ok && typeof answer.problem.more.confirm === 'string') {
      setConfirm({ sentence: sentenceOf(answer.problem), text: answer.problem.more.confirm })
      return
    }
    if (answer.ok) {
      toast(answer.value.saved ?? say('levelRoles.title'), 'good', names)
      refreshGuild(guildId)
      onMade()
    }
    onClose()
  }

  const refusal = preview?.ok ? preview.value.refusal : preview && sentenceOf(preview.problem)
  const warning = confirm?.sentence ?? (preview?.ok ? preview.value.warning : null)
  return (
    <Dialog
      title={say(kind === 'add' ? 'levelRoles.addTitle' : 'levelRoles.removeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{sayParts('parts.cancel')}</Button>
          <Button
            kind={kind === 'remove' ? 'danger' : 'primary'}
            busy={busy}
            disabled={preview === null || refusal !== null}
            onClick={() => void apply()}
          >
            {sayParts(kind === 'add' ? 'parts.add' : 'parts.remove')}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <p class="font-medium">
          {withNodes(say('levelRoles.atLevel', { role: '{role}', level: writeNumber(level) }), {
            role: <RoleName role={choices?.roles.find(({ id }) => id === roleId)} />,
          })}
        </p>
        <div role="status" class="grid min-h-16 gap-4">
          {preview === null && <Bar class="h-5 w-56" />}
          {refusal !== null && (
            <Notice tone="error">
              <DiscordText text={refusal} names={names} />
            </Notice>
          )}
          {preview?.ok && refusal === null && (
            <>
              {preview.value.roles.length === 0 && <p class="text-sm text-soft">{say('levelRoles.nobody')}</p>}
              <RoleChanges changes={preview.value.roles} choices={choices} />
            </>
          )}
          {warning && refusal === null && (
            <Notice tone="warning">
              <DiscordText text={withoutSymbol(warning)} names={names} />
            </Notice>
          )}
        </div>
      </div>
    </Dialog>
  )
}
