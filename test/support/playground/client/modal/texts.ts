import { texts } from '../../../../../shared/text/texts.ts'

/** Sentences of modals. */
export const modalTexts = texts({
  'play.submit': {
    en: 'Submit',
    de: 'Absenden',
    fr: 'Envoyer',
    es: 'Enviar',
    'pt-BR': 'Enviar',
  },
  'play.optional': {
    en: '(optional)',
    de: '(optional)',
    fr: '(facultatif)',
    es: '(opcional)',
    'pt-BR': '(opcional)',
  },
  'play.fillIn': {
    en: 'This is needed.',
    de: 'Das ist nötig.',
    fr: 'Ce champ est obligatoire.',
    es: 'Este campo es obligatorio.',
    'pt-BR': 'Este campo é obrigatório.',
  },
  'play.longer': {
    en: 'This is too short.',
    de: 'Das ist zu kurz.',
    fr: 'C’est trop court.',
    es: 'Es demasiado corto.',
    'pt-BR': 'É curto demais.',
  },
})
