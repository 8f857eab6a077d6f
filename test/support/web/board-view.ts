import type { BoardView } from '../../../edge/web/board/view.ts'

/** A board with a hundred members, as a server with many has it. @param cdnUrl where avatars are */
export const boardView = (cdnUrl: string, language: BoardView['language'] = 'de'): BoardView => ({
  ...{ language, keptLanguage: null, key: 'greenhouse', serverName: 'Greenhouse & friends', iconUrl: null },
  ...{ period: 'all', page: 2, pages: 40, goesOn: true, memberCount: 3_950, unlisted: 2 },
  rows: Array.from({ length: 100 }, (_, nth) => ({
    rank: 101 + nth,
    name: nth === 3 ? 'Averyveryveryverylongnamewithoutanyspaces' : `Member ${(nth * 7_919) % 1_000} ${nth}`,
    avatarUrl: `${cdnUrl}/avatars/${1_200_000_000_000_000_000n + BigInt(nth * 7_919_123)}/${Bun.hash(String(nth)).toString(16)}${Bun.hash(`b${nth}`).toString(16)}.webp?size=64`,
    xp: 123_456_789 - nth * 1_001,
    standing: { level: 250 - nth, share: (nth % 10) / 10 },
  })),
  own: { xp: 5_000, rank: 212, isHidden: false },
  isLoggedIn: true,
  goals: [
    { level: 5, name: 'Seedling' },
    { level: 50, name: 'Gardener of the whole greenhouse' },
  ],
  found: null,
  ...{ isPublic: true, isIndexed: true, hasPicture: true, origin: 'https://dashboard.example' },
})
