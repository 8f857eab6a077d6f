import { texts } from '../../../shared/text/texts.ts'

export const meTexts = texts({
  'me.pingsOff': {
    en: 'Level-ups in this server no longer ping you. They are still announced.',
    de: 'Level-Aufstiege auf diesem Server pingen dich nicht mehr. Angekündigt werden sie weiterhin.',
    fr: 'Les montées de niveau sur ce serveur ne te mentionnent plus. Elles sont toujours annoncées.',
    es: 'Las subidas de nivel en este servidor ya no te mencionan. Se siguen anunciando.',
    'pt-BR': 'As subidas de nível neste servidor não mencionam mais você. Elas continuam sendo anunciadas.',
  },
  'me.pingsOn': {
    en: 'Level-ups in this server ping you again.',
    de: 'Level-Aufstiege auf diesem Server pingen dich wieder.',
    fr: 'Les montées de niveau sur ce serveur te mentionnent de nouveau.',
    es: 'Las subidas de nivel en este servidor vuelven a mencionarte.',
    'pt-BR': 'As subidas de nível neste servidor voltam a mencionar você.',
  },
})

export const meTranslations = {
  de: { name: 'ich', description: 'Was für dich auf diesem Server gilt' },
  fr: { name: 'moi', description: 'Ce qui s’applique à toi sur ce serveur' },
  es: { name: 'yo', description: 'Lo que se aplica a ti en este servidor' },
  'pt-BR': { name: 'eu', description: 'O que vale para você neste servidor' },
}

export const mePingsTranslations = {
  de: { name: 'pings', description: 'Ob deine Level-Aufstiege dich pingen' },
  fr: { name: 'mentions', description: 'Si tes montées de niveau te mentionnent' },
  es: { name: 'menciones', description: 'Si tus subidas de nivel te mencionan' },
  'pt-BR': { name: 'menções', description: 'Se suas subidas de nível mencionam você' },
}

export const mePingsOffTranslations = {
  de: { name: 'aus', description: 'Deine Level-Aufstiege pingen dich auf diesem Server nicht mehr' },
  fr: { name: 'non', description: 'Tes montées de niveau ne te mentionnent plus sur ce serveur' },
  es: { name: 'no', description: 'Tus subidas de nivel ya no te mencionan en este servidor' },
  'pt-BR': { name: 'não', description: 'Suas subidas de nível não mencionam mais você neste servidor' },
}

export const mePingsOnTranslations = {
  de: { name: 'an', description: 'Deine Level-Aufstiege pingen dich auf diesem Server wieder' },
  fr: { name: 'oui', description: 'Tes montées de niveau te mentionnent de nouveau sur ce serveur' },
  es: { name: 'sí', description: 'Tus subidas de nivel vuelven a mencionarte en este servidor' },
  'pt-BR': { name: 'sim', description: 'Suas subidas de nível voltam a mencionar você neste servidor' },
}
