import { faultsOf } from '../fault.ts'

const GATEWAY = ['gateway/premium/brandings.test.ts']
const EDGE = ['edge/features/branding.test.ts']

/** How the main bot looks in a guild, and that it ends with premium. */
export const branding = [
  ...faultsOf('gateway/premium/brandings.ts', GATEWAY, [
    ['a profile stays after premium', 'setBy !== null && premium.has(setBy)', 'true'],
    ['a lost permission keeps the whole profile', 'if (!mayNotRename) throw error', 'throw error'],
  ]),
  ...faultsOf('shared/branding/profile.ts', GATEWAY, [
    ['a profile ends with premium at once', 'now - endedAt >= graceMs', 'now - endedAt >= 0'],
  ]),
  ...faultsOf('edge/features/branding/command.ts', EDGE, [
    ['the profile needs no premium', '  premium: true,\n', ''],
    ['the profile of a customer’s bot is changed', 'isMainBot ? await botToken() : null', 'await botToken()'],
  ]),
  ...faultsOf('edge/features/branding/pictures.ts', EDGE, [
    ['a picture of any size is downloaded', 'file.size > LARGEST_IMAGE_BYTES', 'false'],
  ]),
  ...faultsOf('shared/branding/image.ts', EDGE, [
    [
      'any file is a picture',
      "type === null ? { ok: false, reason: 'notImage' } : { ok: true, type }",
      "{ ok: true, type: type ?? 'png' }",
    ],
  ]),
]
