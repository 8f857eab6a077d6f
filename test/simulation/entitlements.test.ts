import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Application } from '../support/discord/community/application.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'

const SKU = '1400000000000000009'
let discord: Discord
let app: Application
beforeAll(async () => {
  discord = await startDiscord()
  app = discord.application({ name: 'Shop' })
})
afterAll(() => discord.close())

async function ask(method: string, path: string, body?: object) {
  const response = await fetch(`${discord.apiUrl}/v10/applications/${app.id}/entitlements${path}`, {
    method,
    headers: {
      authorization: `Bot ${app.token}`,
      'content-type': 'application/json',
      'user-agent': 'DiscordBot (https://localhost, 1)',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

test('a test entitlement has no dates, and is listed until it is deleted', async () => {
  const made = await ask('POST', '', { sku_id: SKU, owner_id: '7', owner_type: 2 })
  expect(made).toMatchObject({ status: 200, body: { sku_id: SKU, user_id: '7', type: 4, deleted: false } })
  expect(made.body).not.toHaveProperty('ends_at')
  expect((await ask('GET', '?user_id=7')).body).toHaveLength(1)
  expect((await ask('DELETE', `/${made.body.id}`)).status).toBe(204)
  expect((await ask('GET', '?user_id=7')).body).toHaveLength(0)
  expect((await ask('GET', '?user_id=7&exclude_deleted=false')).body).toMatchObject([{ deleted: true }])
})

test('the application cannot delete a purchase, which stays listed after its end', async () => {
  const id = app.sells(SKU, { id: '8' })
  expect(await ask('DELETE', `/${id}`)).toMatchObject({ status: 400, body: { code: 40019 } })
  app.endsEntitlement(id)
  expect((await ask('GET', '?user_id=8')).body).toMatchObject([{ id, deleted: false }])
  expect((await ask('GET', '?user_id=8&exclude_ended=true')).body).toEqual([])
})

test('a list of more than a hundred, or of none, is refused', async () => {
  for (const limit of ['0', '101', 'x']) expect((await ask('GET', `?limit=${limit}`)).status).toBe(400)
})
