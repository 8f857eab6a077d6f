import { useState } from 'preact/hooks'
import type { DoctorFinding, DoctorReply, MendReply } from '../../../../shared/api/doctor.ts'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { doctorTexts } from '../../../../shared/text/web/doctor-texts.ts'
import { call } from '../../api/client.ts'
import { refreshGuild, useChoices, useGuild, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useResource } from '../../api/resource.ts'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeAgo } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ChannelPicker } from '../../parts/choices.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded, sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import type { PageProps } from '../list.ts'

const say = sayFrom(doctorTexts)

/** The problems of a server, with buttons that fix them. */
export default function DoctorPage({ guildId }: PageProps) {
  const doctor = useResource<DoctorReply>(`/guilds/${guildId}/doctor`)
  const state = doctor.state.value
  async function again(): Promise<void> {
    const next = await doctor.load()
    if (next.kind === 'ready' && next.problem === null) toast(say('doctor.checked'))
    refreshGuild(guildId)
  }
  return (
    <Page
      title={say('doctor.title')}
      hint={say('doctor.intro')}
      actions={
        <Button icon="refresh" busy={state.kind === 'ready' && state.refreshing} onClick={() => void again()}>
          {say('doctor.again')}
        </Button>
      }
    >
      <Loaded of={doctor}>{(value) => <Findings guildId={guildId} value={value} resource={doctor} />}</Loaded>
    </Page>
  )
}

function Findings({
  guildId,
  value: { isWell, findings, lastMessageAt },
  resource,
}: {
  guildId: string
  value: DoctorReply
  resource: Resource<DoctorReply>
}) {
  const choices = readyValue(useChoices(guildId).state.value)
  const names = namesIn(choices)
  const guild = readyValue(useGuild(guildId).state.value)
  const mayMend = useMayChange(guildId)

  async function mend(id: string, body: unknown): Promise<void> {
    const answer = await call<MendReply>(`/guilds/${guildId}/doctor/${id}`, {
      method: 'POST',
      body,
      version: guild?.version ?? null,
    })
    if (answer.ok) {
      resource.put(answer.value.doctor, answer.version)
      toast(answer.value.text, 'good', names)
    } else toast(sentenceOf(answer.problem), 'error', names)
    refreshGuild(guildId)
  }

  return (
    <div class="grid gap-4">
      {isWell && (
        <Empty icon="check" title={say('doctor.well')}>
          {say('doctor.wellHint')}
        </Empty>
      )}
      {findings.length > 0 && (
        <ul class="grid gap-3">
          {findings.map((finding) => (
            <li
              key={`${finding.kind} ${finding.text}`}
              class="flex flex-wrap items-start gap-3 rounded-card border border-line bg-surface p-4"
            >
              <span class={finding.severity === 'problem' ? 'text-warning' : 'text-soft'}>
                <Icon name={finding.severity === 'problem' ? 'warning' : 'info'} />
              </span>
              <div class="min-w-0 flex-1 basis-60">
                <Badge tone={finding.severity === 'problem' ? 'warning' : 'neutral'}>
                  {say(finding.severity === 'problem' ? 'doctor.problem' : 'doctor.note')}
                </Badge>
                <p class="mt-1.5 text-sm">
                  <DiscordText text={finding.text} names={names} />
                </p>
              </div>
              {finding.mend !== null && mayMend && <Mend mend={finding.mend} choices={choices} onMend={mend} />}
            </li>
          ))}
        </ul>
      )}
      {lastMessageAt !== null && (
        <p class="text-sm text-soft">{say('doctor.lastMessage', { when: writeAgo(lastMessageAt, Date.now()) })}</p>
      )}
    </div>
  )
}

/** The API's id of the mend that needs a channel. */
const CHOOSE_CHANNEL = 'choose-channel'

/** A button that fixes a problem; for announcements without a channel, a choice of channels. */
function Mend({
  mend: { id, label },
  choices,
  onMend,
}: {
  mend: NonNullable<DoctorFinding['mend']>
  choices: ChoicesReply | null
  onMend: (id: string, body: unknown) => Promise<void>
}) {
  const [busy, setBusy] = useState(false)
  async function run(body: unknown): Promise<void> {
    setBusy(true)
    await onMend(id, body)
    setBusy(false)
  }
  if (id !== CHOOSE_CHANNEL) {
    return (
      <Button busy={busy} icon="check" onClick={() => void run({})}>
        {label}
      </Button>
    )
  }
  return (
    <div class="w-full sm:w-64">
      <Field label={say('doctor.chooseChannel')}>
        {(control) => (
          <ChannelPicker
            control={control}
            choices={choices}
            disabled={busy}
            value={null}
            onPick={(channelId) => void run({ channelId })}
          />
        )}
      </Field>
    </div>
  )
}
