import { texts } from '../texts.ts'

/** The dialog of a save of settings that came too late, because somebody else saved first. */
export const conflictTexts = texts({
  'conflict.sameFields': {
    en: 'Somebody else changed the same fields as you. Choose which values stay. Your changes are not saved yet.',
    de: 'Jemand anderes hat dieselben Felder geändert wie du. Wähle, welche Werte bleiben. Deine Änderungen sind noch nicht gespeichert.',
    fr: 'Quelqu’un d’autre a modifié les mêmes champs que toi. Choisis les valeurs à garder. Tes modifications ne sont pas encore enregistrées.',
    es: 'Otra persona ha cambiado los mismos campos que tú. Elige qué valores se quedan. Tus cambios aún no se han guardado.',
    'pt-BR':
      'Outra pessoa alterou os mesmos campos que você. Escolha quais valores ficam. Suas alterações ainda não foram salvas.',
  },
  'conflict.otherFields': {
    en: 'The other changes are in different fields from yours, so both can stay. Your changes are not saved yet.',
    de: 'Die anderen Änderungen betreffen andere Felder als deine. Beides kann bleiben. Deine Änderungen sind noch nicht gespeichert.',
    fr: 'Les autres modifications portent sur d’autres champs que les tiennes : les deux sont compatibles. Les tiennes ne sont pas encore enregistrées.',
    es: 'Los otros cambios están en campos distintos de los tuyos, así que son compatibles. Tus cambios aún no se han guardado.',
    'pt-BR':
      'As outras alterações são em campos diferentes dos seus, então são compatíveis. As suas ainda não foram salvas.',
  },
  'conflict.changes': {
    en: 'What was changed',
    de: 'Was geändert wurde',
    fr: 'Ce qui a été modifié',
    es: 'Qué se ha cambiado',
    'pt-BR': 'O que foi alterado',
  },
  'conflict.mine': {
    en: 'Your value',
    de: 'Dein Wert',
    fr: 'Ta valeur',
    es: 'Tu valor',
    'pt-BR': 'Seu valor',
  },
  'conflict.theirs': {
    en: 'Saved meanwhile',
    de: 'Inzwischen gespeichert',
    fr: 'Enregistré entre-temps',
    es: 'Guardado mientras tanto',
    'pt-BR': 'Salvo enquanto isso',
  },
  'conflict.before': {
    en: 'Before: {value}',
    de: 'Vorher: {value}',
    fr: 'Avant : {value}',
    es: 'Antes: {value}',
    'pt-BR': 'Antes: {value}',
  },
  'conflict.save': {
    en: 'Save with these choices',
    de: 'Mit dieser Auswahl speichern',
    fr: 'Enregistrer avec ces choix',
    es: 'Guardar con esta elección',
    'pt-BR': 'Salvar com estas escolhas',
  },
  'conflict.later': {
    en: 'Look at the form first',
    de: 'Erst das Formular ansehen',
    fr: 'Revoir d’abord le formulaire',
    es: 'Ver antes el formulario',
    'pt-BR': 'Ver o formulário antes',
  },
})
