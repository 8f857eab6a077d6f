import { expect, test } from 'bun:test'
import { shortly } from '../../support/imported-file.ts'

const [ANN, BEN, CAT, DAN] = ['159985870458322944', '437808476106784770', '1217870452253397082', '80351110224678912']
const ROLE = '506186003816513538'

interface Fixture {
  format: string
  others: string[]
  file: string
  /** As `shortly` writes them: id, XP, level and messages. */
  members: string[]
  duplicates: number
  /** `line: reason` */
  refused: string[]
  roles?: string[]
}

/** A file of each format with odd ids and XP, one in each line. */
const FIXTURES: Readonly<Record<string, Fixture>> = {
  'MEE6, by pages': {
    ...{ format: 'mee6', others: ['plain'] },
    file: `{"players": [
      {"id": "${ANN}", "level": 5, "xp": 1200, "message_count": 80, "detailed_xp": [50, 655, 1200]},
      {"id": 4.378084761067848e17, "level": 2, "xp": 300},
      {"id": 159985870458322940, "level": 2, "xp": 300},
      {"id": ${BEN}, "level": 2, "xp": 300, "message_count": 1e3},
      {"id": "${CAT}", "level": 1, "xp": 120.75, "message_count": -1, "username": "\\ud83d\\ude00 \\"quoted\\""}
    ], "role_rewards": [{"rank": 5, "role": {"id": "${ROLE}"}}, {"rank": 0, "role": {"id": "${ROLE}"}}, null]}
    {"players": [
      {"id": "${BEN}", "level": 2, "xp": 290},
      {"id": "${DAN}", "level": 0, "xp": 9007199254740992}
    ]}`,
    members: [`${ANN}: 1200 5 80`, `${BEN}: 300 2`, `${CAT}: 120 1`],
    duplicates: 1,
    refused: ['3: float-id', '4: rounded-id', '10: too-much-xp'],
    roles: [`5: ${ROLE}`],
  },
  'Polaris, with settings': {
    ...{ format: 'polaris', others: ['levelup'] },
    file: `{"settings": {"curve": {"1": 100, "2": 50, "3": 1}, "rewards": [{"id": "${ROLE}", "level": 3}, {"id": "x", "level": 4}]},
      "users": {
      "${ANN}": {"xp": 1200, "cooldown": 5},
      "${BEN}": {"xp": -3},
      "1.2345e17": {"xp": 5},
      "${CAT}": {},
      "castle": {"xp": 4}
    }}`,
    members: [`${ANN}: 1200 -`, `${CAT}: 0 -`],
    duplicates: 0,
    refused: ['4: negative-xp', '5: float-id', '7: bad-id'],
    roles: [`3: ${ROLE}`],
  },
  'Polaris, XP alone': {
    ...{ format: 'polaris', others: [] },
    file: `{
      "${ANN}": {"xp": 1200},
      "${BEN}": {"xp": "many"},
      "${CAT}": {"xp": null},
      "${ANN}": {"xp": 1300}
    }`,
    members: [`${ANN}: 1300 -`],
    duplicates: 1,
    refused: ['3: bad-xp', '4: no-xp'],
  },
  'Polaris, a table': {
    ...{ format: 'polaris', others: ['plain'] },
    file: `\uFEFFID,Total XP\r\n${ANN},1200\r\n1.59986E+17,7\r\n${BEN},\r\n\r\n${CAT},1e3\r\n${DAN},"7,5"\r\n${ANN}`,
    members: [`${ANN}: 1200 -`, `${CAT}: 1000 -`],
    duplicates: 0,
    refused: ['3: float-id', '4: no-xp', '7: bad-xp', '8: no-xp'],
  },
  'Polaris, lines': {
    ...{ format: 'polaris', others: ['plain'] },
    file: `${ANN} - 1200\n${BEN} - -5\n${CAT} - 12.9\nsomebody - 4\n${CAT} - 3\n`,
    members: [`${ANN}: 1200 -`, `${CAT}: 12 -`],
    duplicates: 1,
    refused: ['2: negative-xp', '4: bad-id'],
  },
  Lurkr: {
    ...{ format: 'lurkr', others: ['plain'] },
    file: `{"levels": [
      {"userId": "${ANN}", "level": 5, "xp": 1200, "messageCount": 3},
      {"userId": "${BEN}", "level": 1001, "messageCount": 3},
      {"userId": "${CAT}", "level": 2},
      {"level": 9, "xp": 4}
    ], "roleRewards": [{"level": 5, "roles": [{"id": "${ROLE}"}, "${DAN}0"]}, {"level": "six", "roles": []}]}`,
    members: [`${ANN}: 1200 5 3`, `${CAT}: - 2`],
    duplicates: 0,
    refused: ['3: bad-level', '5: no-id'],
    roles: [`5: ${ROLE}`, `5: ${DAN}0`],
  },
  AmariBot: {
    ...{ format: 'amari', others: ['plain'] },
    file: `{"data": [
      {"id": "${ANN}", "exp": " 1200 ", "level": 5, "weeklyExp": 3},
      {"id": "${BEN}", "exp": "1,200"},
      {"id": "${CAT}", "exp": true},
      {"id": "${DAN}", "exp": 0, "level": 0}
    ]}`,
    members: [`${DAN}: 0 0`, `${ANN}: 1200 5`],
    duplicates: 0,
    refused: ['3: bad-xp', '4: bad-xp'],
  },
  Tatsu: {
    ...{ format: 'tatsu', others: ['plain'] },
    file: `{"guild_id": "${ROLE}", "rankings": [
      {"rank": 1, "score": 1200, "user_id": "${ANN}"},
      {"rank": 2, "score": 1e300, "user_id": "${BEN}"},
      {"rank": 3, "user_id": "${CAT}"},
      {"rank": 3, "score": 5, "user_id": "0${CAT}"}
    ]}`,
    members: [`${ANN}: 1200 -`],
    duplicates: 0,
    refused: ['3: too-much-xp', '4: no-xp', '5: bad-id'],
  },
  ActivityRank: {
    ...{ format: 'activityrank', others: ['plain'] },
    file: `[{"userId": "${ANN}", "alltime": 1200, "totalScore": 3, "textMessage": 7, "voiceMinute": 1, "levelProgression": 5.5, "level": 5},
      {"userId": "${BEN}", "alltime": null, "totalScore": 3, "level": 2},
      {"userId": "${CAT}", "alltime": "x", "level": 2}]
    [{"userId": "${ANN}", "alltime": 1190, "level": 5}]`,
    members: [`${ANN}: 1200 5 7`, `${BEN}: - 2`],
    duplicates: 1,
    refused: ['3: bad-xp'],
  },
  Experienced: {
    ...{ format: 'experienced', others: ['plain'] },
    file: `[{"id": "${ANN}", "xp": 1200},
      {"id": "${BEN}"},
      {"id": null, "xp": 4},
      {"id": ${CAT}, "xp": 0.5},
      "${DAN}"]`,
    members: [`${ANN}: 1200 -`, `${CAT}: 0 -`],
    duplicates: 0,
    refused: ['2: no-xp', '3: no-id', '5: no-id'],
  },
  Arcane: {
    ...{ format: 'arcane', others: ['plain'] },
    file: `Level;ID\n5;${ANN}\n-1;${BEN}\n2,5;${CAT}\n1000;${DAN}\n7;${ANN}\n`,
    members: [`${DAN}: - 1000`, `${ANN}: - 7`],
    duplicates: 1,
    refused: ['3: bad-level', '4: bad-level'],
  },
  LevelUp: {
    ...{ format: 'levelup', others: ['polaris'] },
    file: `{"users": {
      "${ANN}": {"xp": 1200.9, "voice": 3.5, "messages": 8, "level": 3, "stars": 1},
      "${BEN}": {},
      "${CAT}": {"xp": -0.5, "messages": 2},
      "12": {"xp": 5}
    }, "levelroles": {"5": ${ROLE}, "x": ${ROLE}, "6": 506186003816513500}, "algorithm": {"base": 50}}`,
    members: [`${ANN}: 1200 3 8`, `${BEN}: 0 -`],
    duplicates: 0,
    refused: ['4: negative-xp', '5: bad-id'],
    roles: [`5: ${ROLE}`],
  },
  'a plain table': {
    ...{ format: 'plain', others: [] },
    file: `Points\tMember\tlvl\tName\n1200\t${ANN}\t5\t"Ann\t""A"""\n\t${BEN}\t\tBen\n0x10\t${CAT}\t1\tCat\n3\t\t1\tDan\n`,
    members: [`${ANN}: 1200 5`],
    duplicates: 0,
    refused: ['3: no-xp', '4: bad-xp', '5: no-id'],
  },
  'a plain list in JSON': {
    ...{ format: 'plain', others: [] },
    file: `{"people": [{"member": "${ANN}", "score": 1200, "lvl": 5}, {"member": "${BEN}", "score": [1]},
      [], {"member": {"id": "${CAT}"}, "score": 1}]}`,
    members: [`${ANN}: 1200 5`],
    duplicates: 0,
    refused: ['1: bad-xp', '2: no-id', '2: no-id'],
  },
}

test.each(Object.entries(FIXTURES))('a file of %s with odd rows is read exactly', async (_, { file, ...expected }) => {
  for (const piece of [65_536, 11]) expect(await shortly(file, { piece })).toEqual({ roles: [], ...expected })
})
