import { texts } from '../text/texts.ts'

/** The words of the inputs in which a setting is changed in Discord. Labels have at most 45 characters. */
export const INPUT_TEXTS = texts({
  between: {
    en: '{min} to {max}',
    de: '{min} bis {max}',
    fr: 'De {min} à {max}',
    es: 'De {min} a {max}',
    'pt-BR': 'De {min} a {max}',
  },
  from: {
    en: 'From, e.g. 22:00',
    de: 'Von, z. B. 22:00',
    fr: 'De, par exemple 22:00',
    es: 'Desde, p. ej. 22:00',
    'pt-BR': 'Das, por exemplo 22:00',
  },
  to: {
    en: 'To, e.g. 07:00',
    de: 'Bis, z. B. 07:00',
    fr: 'À, par exemple 07:00',
    es: 'Hasta, p. ej. 07:00',
    'pt-BR': 'Às, por exemplo 07:00',
  },
  zone: {
    en: 'Time zone, e.g. Europe/Berlin',
    de: 'Zeitzone, z. B. Europe/Berlin',
    fr: 'Fuseau horaire, par exemple Europe/Paris',
    es: 'Zona horaria, p. ej. Europe/Madrid',
    'pt-BR': 'Fuso horário, p. ex. America/Sao_Paulo',
  },
  orEmpty: {
    en: 'Leave all three empty for none',
    de: 'Lass alle drei leer, wenn es keine geben soll',
    fr: 'Laisse les trois champs vides pour n’en avoir aucun',
    es: 'Deja los tres vacíos para no tener ninguno',
    'pt-BR': 'Deixe os três vazios para não ter nenhum',
  },
})
