import { faultsOf } from '../fault.ts'

/** The API about a server's configuration. */
export const configuration = [
  ...faultsOf(
    'edge/api/settings/save.ts',
    ['edge/api/config/settings.test.ts', 'edge/api/config/settings-conflicts.test.ts'],
    [
      ['a save that came too late replaces the newer one', '!== expectedVersion) return', "=== 'never') return"],
      ['fields that the person may not change are saved', '[...forbidden, ...errors]', '[...errors]'],
      ['values that cannot be stored are saved', '[...forbidden, ...errors]', '[...forbidden]'],
      ['the members’ roles do not follow a change of their type', 'OWN_RULES.get(key)?.follow(context)', 'key'],
    ],
  ),
  ...faultsOf(
    'edge/api/settings/judge.ts',
    ['edge/api/config/settings.test.ts', 'edge/api/config/curve.test.ts'],
    [
      [
        'the curve is changed without its preview',
        'filter(({ page }) => page !== undefined)',
        "filter(({ page }) => page === '')",
      ],
      ['a stored channel is not checked when it is used again', 'return isTurnedOn || ', 'return '],
    ],
  ),
  ...faultsOf(
    'edge/api/feed/show.ts',
    ['edge/api/feed.test.ts'],
    [
      [
        'a page that stayed open gets only errors after an upgrade',
        'v.optional(cursorOrNull(placeSchema))',
        'v.optional(v.pipe(cursorOrNull(placeSchema), v.nonNullable(v.any())))',
      ],
    ],
  ),
  ...faultsOf(
    'edge/api/guild/conflict.ts',
    ['edge/api/versions.test.ts'],
    [
      ['changes of lists replace any version', '(expectedVersion === null) return', "(expectedVersion !== '') return"],
      [
        'a text that is no version replaces any version',
        'Number(expectedVersion) : NO_VERSION',
        'Number(expectedVersion) : undefined',
      ],
    ],
  ),
  ...faultsOf(
    'edge/guild/level-roles/every-role.ts',
    ['edge/api/config/settings.test.ts'],
    [['roles above the person do not count for their type', 'refused === null ? null', 'refused !== undefined ? null']],
  ),
  ...faultsOf(
    'edge/messages/announce-refusal.ts',
    ['edge/api/config/settings.test.ts'],
    [
      [
        'a hidden channel can be chosen for announcements',
        'if (lacked === null) return null',
        'if (lacked !== 0n) return null',
      ],
    ],
  ),
  ...faultsOf(
    'edge/api/guild/channel-refusal.ts',
    ['edge/api/config/settings.test.ts', 'edge/api/config/lists.test.ts'],
    [['every channel counts as seen', 'permits(permissionsOf(choosing, channel), Permission.ViewChannel)', 'true']],
  ),
  ...faultsOf(
    'edge/api/guild/member.ts',
    ['edge/api/config/settings.test.ts'],
    [
      [
        'an API key has every permission',
        '(member === null) return Permission.ManageGuild',
        '(member === null) return Permission.Administrator',
      ],
    ],
  ),
  ...faultsOf(
    'edge/api/level-roles/add.ts',
    ['edge/api/config/level-roles.test.ts'],
    [
      ['dangerous permissions need no confirmation', 'confirmed: BigInt(confirmed)', 'confirmed: (1n << 64n) - 1n'],
      [
        'the page does not learn which permissions to confirm',
        '{ more: { confirm: bitsOf(added.permissions) } }',
        '{}',
      ],
    ],
  ),
  ...faultsOf(
    'edge/api/doctor/routes.ts',
    ['edge/api/config/doctor.test.ts'],
    [
      [
        'a button works for a problem that is mended already',
        'if (!isNeeded) return',
        'if (params.mend === "") return',
      ],
    ],
  ),
  ...faultsOf(
    'edge/api/doctor/mend-lists.ts',
    ['edge/api/config/doctor.test.ts'],
    [
      ['a manager removes manager roles', 'if (lacked !== null) return', "if (lacked === 'never') return"],
      ['hidden channels count as deleted', "found === 'gone'", "found !== 'seen'"],
    ],
  ),
  ...faultsOf(
    'shared/levelling/role-outcome.ts',
    ['shared/levelling/role-outcome.test.ts'],
    [
      ['roles that members have already are gained again', 'levelRoleChange(to, held,', 'levelRoleChange(to, [],'],
      ['members who lose a role are not counted', 'all.lose += members', 'all.lose += 0'],
    ],
  ),
  ...faultsOf(
    'shared/settings/check-values.ts',
    ['shared/settings/check-values.test.ts'],
    [
      ['unknown settings are accepted', '!known.has(name))', 'known.size === 0)'],
      [
        'announcements in a channel need no channel',
        'values[name] !== null) return []',
        'values[name] === null) return []',
      ],
    ],
  ),
  ...faultsOf(
    'shared/settings/fields.ts',
    ['shared/settings/fields.test.ts'],
    [
      ['a field may be empty where it must not', "outer.type === 'nullable' ||", "outer.type !== 'nullable' ||"],
      ['whole numbers take fractions', "? 'integer' : 'number'", "? 'number' : 'number'"],
    ],
  ),
  ...faultsOf(
    'edge/dashboard/pages/settings/draft.ts',
    ['edge/dashboard/draft.test.ts'],
    [
      ['a field that was set back still counts as changed', 'return saved[name] === value ? rest :', 'return'],
      ['a newer value of somebody else is overwritten unseen', 'was === theirs ? []', 'was !== theirs ? []'],
      [
        'a field that matters only with another value is always shown',
        'valueIn(draft, other) === neededWith',
        'other !== null || neededWith',
      ],
    ],
  ),
  ...faultsOf(
    'edge/dashboard/pages/settings/typed.ts',
    ['edge/dashboard/typed.test.ts'],
    [['a number above its limit is taken', 'value > max', 'value > max + 1']],
  ),
  ...faultsOf(
    'edge/dashboard/discord-text/parse.ts',
    ['edge/dashboard/discord-text.test.ts'],
    [['a link in a text may lead to another scheme', '(?<url>https?:\\/\\/', '(?<url>[a-z]+:']],
  ),
  ...faultsOf(
    'scripts/web/build.ts',
    ['scripts/build-web.test.ts'],
    [['a build removes the files of the build before', '(before?.files ?? [])', '[]']],
  ),
]
