import { useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { LevelRoleItem, LevelRolesPreviewReply, LevelRolesReply } from '../../../../shared/api/level-roles.ts'
import { levelRoleRulesTexts } from '../../../../shared/text/web/level-role-rules-texts.ts'
import { levelRolesTexts } from '../../../../shared/text/web/level-roles-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import type { Answer } from '../../api/client.ts'
import { usePreviewOf } from '../../api/preview.ts'
import type { Resource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { RoleName } from '../../parts/choices.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select.tsx'
import { Bar } from '../../parts/skeleton.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { RoleChanges } from '../settings/role-changes.tsx'

const say = sayFrom(levelRoleRulesTexts)
const sayRoles = sayFrom(levelRolesTexts)
const sayParts = sayFrom(partsTexts)

/** Chooses when members lose a level role. It shows how many members would gain or lose a role before the rule is saved. */
export function RuleDialog({
  guildId,
  item,
  choices,
  resource,
  onClose,
}: {
  guildId: string
  item: LevelRoleItem
  choices: ChoicesReply | null
  resource: Resource<LevelRolesReply>
  onClose: () => void
}) {
  const { roleId } = item
  const [whenNext, setNext] = useState(item.whenNext ?? 'setting')
  const [whenLost, setLost] = useState(item.whenLost)
  const [busy, setBusy] = useState(false)
  const [preview, setPreview] = useState<Answer<LevelRolesPreviewReply> | null>(null)
  const names = namesIn(choices)
  const isChanged = whenNext !== (item.whenNext ?? 'setting') || whenLost !== item.whenLost
  const body = isChanged ? { rule: { roleId, whenNext, whenLost } } : null
  usePreviewOf<LevelRolesPreviewReply>(`/guilds/${guildId}/level-roles/preview`, body, '', setPreview)

  async function save(): Promise<void> {
    setBusy(true)
    const list = { guildId, below: `/level-roles/${roleId}`, names, fallback: say('levelRules.title') }
    await changeList(resource, list, { method: 'PATCH', body: { whenNext, whenLost } })
    setBusy(false)
    onClose()
  }

  const keepOrTake = [
    { value: 'keep', label: say('levelRules.keep') },
    { value: 'take', label: say('levelRules.take') },
  ] as const
  const refusal = preview?.ok ? preview.value.refusal : preview && sentenceOf(preview.problem)
  return (
    <Dialog
      title={say('levelRules.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{sayParts('parts.cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!isChanged || preview === null || refusal !== null}
            onClick={() => void save()}
          >
            {say('levelRules.save')}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <p class="font-medium">
          <RoleName role={choices?.roles.find(({ id }) => id === roleId)} />
        </p>
        <SelectField
          label={say('levelRules.next')}
          value={whenNext}
          onPick={setNext}
          options={[{ value: 'setting', label: say('levelRules.asSet') }, ...keepOrTake]}
        />
        <SelectField label={say('levelRules.lost')} value={whenLost} onPick={setLost} options={keepOrTake} />
        <div role="status" class="grid min-h-16 gap-4">
          {isChanged && preview === null && <Bar class="h-5 w-56" />}
          {isChanged && refusal !== null && (
            <Notice tone="error">
              <DiscordText text={refusal} names={names} />
            </Notice>
          )}
          {isChanged && preview?.ok && refusal === null && (
            <>
              {preview.value.roles.length === 0 && <p class="text-sm text-soft">{sayRoles('levelRoles.nobody')}</p>}
              <RoleChanges changes={preview.value.roles} choices={choices} />
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}
