import { faultsOf } from '../fault.ts'

/** Pictures of levels. */
export const cards = [
  ...faultsOf(
    'shared/cards/avatar.ts',
    ['shared/cards/avatar.test.ts'],
    [
      ['an avatar is read to its end, however long it is', 'if (length > LARGEST_BYTES) return null', ''],
      ['an avatar may have any number of pixels', '<= MOST_PIXELS', '> 0'],
    ],
  ),
  ...faultsOf(
    'shared/cards/choice.ts',
    ['shared/cards/choice.test.ts'],
    [
      ['a member who wants no picture gets one', 'const card = ownCard ?? levelCard', 'const card = levelCard'],
      ['pictures are shown where the server wants texts', "levelCardOn !== 'both' && levelCardOn !== place", 'false'],
    ],
  ),
  ...faultsOf(
    'shared/cards/draw.ts',
    ['edge/cards/draw.test.ts'],
    [
      ['an engine is freed while a card is drawn with it', 'if (full.drawing === 0) full', 'full'],
      ['the engine keeps every emoji that it has drawn', "'none'", "'auto'"],
    ],
  ),
  ...faultsOf(
    'gateway/jobs/announcements/post.ts',
    ['gateway/jobs/announcements/pictures.test.ts'],
    [
      ['a level-up is not posted where the bot may send no files', 'picture === null || !isFileRefusal(error)', 'true'],
      [
        'each level-up is refused first where the bot may send no files',
        'context.refusals.note(filesIn(channelId)',
        'context.refusals.note(channelId',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/jobs/announcements/pictures.ts',
    ['gateway/jobs/announcements/pictures.test.ts'],
    [['a picture contradicts the text', 'standing?.level === levelUp.level', 'standing']],
  ),
]
