import { useState } from 'preact/hooks'
import type { AccessItem, AccessReply, RoleAccess } from '../../../../shared/api/access.ts'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { accessTexts } from '../../../../shared/text/web/access-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { type Resource, readyValue, useResource } from '../../api/resource.ts'
import { isDeclined, saveOn } from '../../api/save.tsx'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Button, IconButton } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { RoleDot, RolePicker } from '../../parts/choices.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { Select, SelectField } from '../../parts/select.tsx'
import { Empty, Loaded, sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import type { PageProps } from '../list.ts'

const say = sayFrom(accessTexts)
const sayParts = sayFrom(partsTexts)

const KINDS = [
  { value: 'manage', label: say('access.manage') },
  { value: 'view', label: say('access.view') },
] as const

const nameOf = ({ name }: { name: string | null }): string => name ?? sayParts('parts.unknownRole')

/** The roles that may use the dashboard. Some permissions always allow it. */
export default function AccessPage({ guildId }: PageProps) {
  const access = useResource<AccessReply>(`/guilds/${guildId}/access`)
  return (
    <Page title={say('access.title')} hint={say('access.intro')}>
      <Loaded of={access}>{({ items }) => <Access guildId={guildId} items={items} resource={access} />}</Loaded>
    </Page>
  )
}

function Access({
  guildId,
  items,
  resource,
}: {
  guildId: string
  items: readonly AccessItem[]
  resource: Resource<AccessReply>
}) {
  const choices = readyValue(useChoices(guildId).state.value)

  const save = (roleId: string, change: Parameters<typeof saveOn>[2]) =>
    saveOn(resource, `/guilds/${guildId}/access/${roleId}`, change, namesIn(choices))

  async function give(roleId: string, access: RoleAccess, role: string): Promise<boolean> {
    const answer = await save(roleId, { method: 'PUT', body: { access } })
    if (answer.ok) toast(say('access.given', { role }))
    else if (!isDeclined(answer)) toast(sentenceOf(answer.problem), 'error')
    await resource.load()
    return answer.ok
  }

  async function take(item: AccessItem): Promise<void> {
    const role = nameOf(item)
    const agreed = await ask({
      title: say('access.remove', { role }),
      text: say('access.removeText', { role }),
      agree: sayParts('parts.remove'),
      danger: true,
    })
    if (!agreed) return
    const answer = await save(item.roleId, { method: 'DELETE' })
    if (answer.ok) toast(say('access.taken', { role }))
    else if (!isDeclined(answer)) toast(sentenceOf(answer.problem), 'error')
    await resource.load()
  }

  return (
    <div class="grid gap-6">
      {items.length === 0 ? (
        <Empty icon="access" title={say('access.none')}>
          {say('access.noneHint')}
        </Empty>
      ) : (
        <ul aria-label={say('access.title')} class="divide-y divide-line rounded-card border border-line bg-surface">
          {items.map((item) => (
            <li key={item.roleId} class="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 pr-2 pl-4 text-sm">
              <span class="flex min-w-0 flex-1 items-center gap-2 font-medium">
                <RoleDot color={choices?.roles.find(({ id }) => id === item.roleId)?.color ?? 0} />
                <span class="min-w-0 wrap-anywhere">{nameOf(item)}</span>
              </span>
              <div class="max-sm:order-last max-sm:w-full max-sm:pr-2 max-sm:pb-2">
                <Select
                  control={{ 'aria-label': say('access.accessOf', { role: nameOf(item) }) }}
                  value={item.access}
                  options={KINDS}
                  onPick={(next) => void give(item.roleId, next, nameOf(item))}
                />
              </div>
              <IconButton
                icon="trash"
                label={say('access.remove', { role: nameOf(item) })}
                onClick={() => void take(item)}
              />
            </li>
          ))}
        </ul>
      )}
      <GiveForm items={items} choices={choices} onGive={give} />
    </div>
  )
}

function GiveForm({
  items,
  choices,
  onGive,
}: {
  items: readonly AccessItem[]
  choices: ChoicesReply | null
  onGive: (roleId: string, access: RoleAccess, role: string) => Promise<boolean>
}) {
  const [roleId, setRoleId] = useState<string | null>(null)
  const [access, setAccess] = useState<RoleAccess>('view')
  const [busy, setBusy] = useState(false)
  const listed = new Set(items.map((item) => item.roleId))

  async function give(): Promise<void> {
    const role = choices?.roles.find(({ id }) => id === roleId)
    if (role === undefined) return
    setBusy(true)
    if (await onGive(role.id, access, role.name)) setRoleId(null)
    setBusy(false)
  }

  return (
    <Card title={say('access.give')}>
      <form
        class="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <Field label={say('access.role')}>
          {(control) => (
            <RolePicker
              control={control}
              use="list"
              choices={choices}
              value={roleId}
              refuse={(id) => (listed.has(id) ? say('access.listed') : null)}
              onPick={setRoleId}
            />
          )}
        </Field>
        <SelectField label={say('access.access')} value={access} options={KINDS} onPick={setAccess} />
        <div class="sm:col-span-2">
          <Button kind="primary" type="submit" busy={busy} disabled={roleId === null}>
            {say('access.giveButton')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
