import { expect, test } from 'bun:test'
import { readConfig } from '../../../edge/runtime/config.ts'

const good = {
  DATABASE_HTTP_URL: 'https://user:pass-w0rd@host.example',
  DISCORD_APPLICATION_ID: '1025000000000000000',
  DISCORD_PUBLIC_KEY: 'ab'.repeat(32),
}

test('premium products and Discord’s address may be left out', () => {
  const value = (more: object) => {
    const config = readConfig({ ...good, ...more })
    return config.ok ? config.value : config.problems
  }
  expect(value({})).toMatchObject({ premiumSkuIds: [], discordApiUrl: 'https://discord.com/api' })
  const skus = '1025000000000000001,1025000000000000002'
  expect(value({ PREMIUM_SKU_IDS: skus })).toMatchObject({ premiumSkuIds: skus.split(',') })
  expect(value({ PREMIUM_SKU_IDS: 'gold' })).toMatchObject([{ key: 'PREMIUM_SKU_IDS' }])
})

test('customers can have bots of their own where there are keys and an address, with or without https://', () => {
  const keys = `first:${'A'.repeat(43)}=`
  const whitelabel = (more: object) => {
    const config = readConfig({ ...good, ...more })
    return config.ok ? config.value.whitelabel : config.problems.map(({ key }) => key)
  }
  expect(whitelabel({})).toBeNull()
  expect(whitelabel({ WORKER_BASE_URL: 'edge.example' })).toBeNull()
  expect(whitelabel({ WHITELABEL_TOKEN_KEYS: keys })).toEqual(['WORKER_BASE_URL'])
  expect(whitelabel({ WHITELABEL_TOKEN_KEYS: keys, WORKER_BASE_URL: 'edge.example/path' })).toEqual(['WORKER_BASE_URL'])
  for (const address of ['edge.example', 'https://edge.example', 'https://edge.example/']) {
    const set = whitelabel({ WHITELABEL_TOKEN_KEYS: keys, WORKER_BASE_URL: address })
    expect(set).toMatchObject({ baseUrl: 'https://edge.example', tokenKeys: [{ id: 'first' }] })
  }
})

test('keys for tokens are secrets', () => {
  const key = `${'A'.repeat(43)}=`
  const config = readConfig({ ...good, WORKER_BASE_URL: 'edge.example', WHITELABEL_TOKEN_KEYS: `a:${key}, b:${key}` })
  expect(config.ok && config.value.secrets.filter((secret) => secret === key)).toHaveLength(2)
})

const problems = (environment: Record<string, string | undefined>): string[] => {
  const config = readConfig(environment)
  return config.ok ? [] : config.problems.map((problem) => problem.key).sort()
}

test('an empty environment names everything that is needed', () => {
  expect(problems({})).toEqual(['DATABASE_HTTP_URL', 'DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY'])
})

test('every bad key is named at once', () => {
  const bad = { DATABASE_HTTP_URL: 'nonsense', DISCORD_APPLICATION_ID: 'x', DISCORD_PUBLIC_KEY: 'zz' }
  expect(problems(bad)).toEqual(['DATABASE_HTTP_URL', 'DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY'])
})

test('a problem does not hold the value', () => {
  const config = readConfig({ ...good, DATABASE_HTTP_URL: 'ftp://user:hunter2@host' })
  expect(config.ok).toBe(false)
  expect(JSON.stringify(config)).not.toContain('hunter2')
})

test('the three DB_ keys may stand in place of the address', () => {
  const { DATABASE_HTTP_URL: _, ...others } = good
  const config = readConfig({ ...others, DB_HOST: 'host.example', DB_USER: 'user', DB_PASSWORD: 'pass-w0rd' })
  expect(config.ok && config.value.databaseUrl).toBe(good.DATABASE_HTTP_URL)
})

test('the password is a secret in every form in which it travels', () => {
  const config = readConfig(good)
  expect(config.ok && config.value.secrets).toEqual([good.DATABASE_HTTP_URL, 'pass-w0rd', btoa('user:pass-w0rd')])
})

test('the bot’s token may be left out, and is a secret where it is given', () => {
  const [without, given] = [readConfig(good), readConfig({ ...good, BOT_TOKEN: 'bot-token-1' })]
  expect(without.ok && without.value.application.token).toBeNull()
  expect(given.ok && given.value.application.token).toBe('bot-token-1')
  expect(given.ok && given.value.secrets).toContain('bot-token-1')
})

test('the old name of the database’s address is still read, with a warning', () => {
  const { DATABASE_HTTP_URL: url, ...others } = good
  const old = readConfig({ ...others, DATABASE_URL: url })
  expect(old.ok && old.value).toMatchObject({
    databaseUrl: url,
    warnings: [expect.stringContaining('DATABASE_HTTP_URL')],
  })
  const both = readConfig({ ...good, DATABASE_URL: 'https://user:0ther-pass@old.example' })
  expect(both.ok && both.value).toMatchObject({ databaseUrl: url, warnings: [] })
})
