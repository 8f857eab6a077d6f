import { InteractionResponseType, InteractionType } from 'discord-api-types/v10'
import type { Form } from '../checks/attachments.ts'
import type { ApplicationState } from '../state/application.ts'
import { signBody } from './signing.ts'

const DEADLINE_MS = 3_000
const USER_AGENT = 'Discord-Interactions/1.0 (+https://discord.com)'

export type EndpointVerdict = { ok: true } | { ok: false; reason: string }

export interface EndpointAnswer {
  status: number
  contentType: string
  /** The body as text; empty for a form. */
  body: string
  /** The body as a form with files; null for any other body. */
  form: Form | null
}

/** Posts to an endpoint as Discord does; rejects when it cannot be reached or takes longer than the deadline. */
export async function postSigned(
  application: ApplicationState,
  url: string,
  body: string,
  { deadlineMs = DEADLINE_MS, forged = false }: { deadlineMs?: number; forged?: boolean } = {},
): Promise<EndpointAnswer> {
  const signed = signBody(application.key, forged ? `${body} ` : body, Date.now())
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', 'User-Agent': USER_AGENT, ...signed },
    signal: AbortSignal.timeout(deadlineMs),
    redirect: 'manual',
  })
  const contentType = response.headers.get('Content-Type') ?? ''
  const isForm = contentType.startsWith('multipart/form-data')
  return {
    status: response.status,
    contentType,
    body: isForm ? '' : await response.text(),
    form: isForm ? await response.formData() : null,
  }
}

/** Sets the interactions URL, if the endpoint proves that it checks signatures; null turns it off. */
export async function setEndpoint(application: ApplicationState, url: string | null): Promise<EndpointVerdict> {
  const verdict = url === null ? ({ ok: true } as const) : await verifyEndpoint(application, url)
  if (verdict.ok) application.interactionsUrl = url
  return verdict
}

/** A PING must be answered with PONG, and one with a wrong signature with 401. */
export async function verifyEndpoint(application: ApplicationState, url: string): Promise<EndpointVerdict> {
  const ping = JSON.stringify({
    id: application.id,
    application_id: application.id,
    type: InteractionType.Ping,
    token: '',
    version: 1,
    user: application.bot.payload,
    entitlements: [],
  })
  try {
    const good = await postSigned(application, url, ping)
    if (good.status !== 200) return { ok: false, reason: `PING was answered with ${good.status}, not 200` }
    if (!isPong(good)) return { ok: false, reason: `PING was answered with ${good.body}, not {"type":1} as JSON` }
    const bad = await postSigned(application, url, ping, { forged: true })
    if (bad.status !== 401) return { ok: false, reason: `a wrong signature was answered with ${bad.status}, not 401` }
    return { ok: true }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

function isPong({ contentType, body }: EndpointAnswer): boolean {
  if (!contentType.startsWith('application/json')) return false
  try {
    return JSON.parse(body).type === InteractionResponseType.Pong
  } catch {
    return false
  }
}
