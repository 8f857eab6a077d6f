import { texts } from '../../../shared/text/texts.ts'

export const menuTexts = texts({
  'settings.choose': {
    en: 'Which setting do you want to change? A form opens that shows its present values.',
    de: 'Welche Einstellung möchtest du ändern? Es öffnet sich ein Formular mit ihren jetzigen Werten.',
    fr: 'Quel paramètre veux-tu changer ? Un formulaire s’ouvre avec ses valeurs actuelles.',
    es: '¿Qué ajuste quieres cambiar? Se abre un formulario con sus valores actuales.',
    'pt-BR': 'Qual configuração você quer mudar? Um formulário se abre com os valores atuais.',
  },
  'settings.group.announcing': {
    en: 'Announcing level-ups …',
    de: 'Level-Aufstiege ankündigen …',
    fr: 'Annoncer les montées de niveau…',
    es: 'Anunciar subidas de nivel…',
    'pt-BR': 'Anunciar subidas de nível…',
  },
  'settings.group.earning': {
    en: 'Earning XP …',
    de: 'XP verdienen …',
    fr: 'Gagner de l’XP…',
    es: 'Ganar XP…',
    'pt-BR': 'Ganhar XP…',
  },
  'settings.group.roles': {
    en: 'Roles …',
    de: 'Rollen …',
    fr: 'Rôles…',
    es: 'Roles…',
    'pt-BR': 'Cargos…',
  },
  'settings.group.commands': {
    en: 'Commands …',
    de: 'Befehle …',
    fr: 'Commandes…',
    es: 'Comandos…',
    'pt-BR': 'Comandos…',
  },
  'settings.now': { en: 'Now', de: 'Zurzeit', fr: 'Actuellement', es: 'Ahora', 'pt-BR': 'No momento' },
  'settings.changeButton': { en: 'Change', de: 'Ändern', fr: 'Changer', es: 'Cambiar', 'pt-BR': 'Mudar' },
  'settings.changePart': {
    en: 'Change ({part} of {parts})',
    de: 'Ändern ({part} von {parts})',
    fr: 'Changer ({part} sur {parts})',
    es: 'Cambiar ({part} de {parts})',
    'pt-BR': 'Mudar ({part} de {parts})',
  },
  'settings.resetButton': {
    en: 'Reset to default',
    de: 'Auf Standard zurücksetzen',
    fr: 'Rétablir la valeur par défaut',
    es: 'Restablecer',
    'pt-BR': 'Restaurar o padrão',
  },
  'settings.menuButton': {
    en: 'Change settings',
    de: 'Einstellungen ändern',
    fr: 'Changer les paramètres',
    es: 'Cambiar ajustes',
    'pt-BR': 'Mudar configurações',
  },
  'settings.changeBy': {
    en: 'This is changed with {command}.',
    de: 'Das wird mit {command} geändert.',
    fr: 'Cela se change avec {command}.',
    es: 'Esto se cambia con {command}.',
    'pt-BR': 'Isso é mudado com {command}.',
  },
  'settings.notSaved': {
    en: '⚠️ Nothing was saved:',
    de: '⚠️ Es wurde nichts gespeichert:',
    fr: '⚠️ Rien n’a été enregistré :',
    es: '⚠️ No se ha guardado nada:',
    'pt-BR': '⚠️ Nada foi salvo:',
  },
  'settings.changedMeanwhile': {
    en: 'Somebody else changed this setting while the form was open. Look at what is set now, then change it again if you need to.',
    de: 'Jemand anderes hat diese Einstellung geändert, während das Formular offen war. Sieh dir an, was jetzt gilt, und ändere es noch einmal, wenn nötig.',
    fr: 'Quelqu’un d’autre a changé ce paramètre pendant que le formulaire était ouvert. Regarde ce qui est défini maintenant, puis change-le de nouveau si besoin.',
    es: 'Otra persona ha cambiado este ajuste mientras el formulario estaba abierto. Mira lo que hay ahora y cámbialo de nuevo si hace falta.',
    'pt-BR':
      'Outra pessoa mudou esta configuração enquanto o formulário estava aberto. Veja o que está definido agora e mude de novo se precisar.',
  },
  'settings.unchanged': {
    en: 'Nothing has changed, because you left everything as it was.',
    de: 'Es hat sich nichts geändert, weil du alles gelassen hast, wie es war.',
    fr: 'Rien n’a changé, car tu as tout laissé tel quel.',
    es: 'No ha cambiado nada, porque lo has dejado todo como estaba.',
    'pt-BR': 'Nada mudou, porque você deixou tudo como estava.',
  },
})

export const settingsChangeTranslations = {
  de: { name: 'ändern', description: 'Ändert eine Einstellung über ein Menü und ein Formular' },
  fr: { name: 'changer', description: 'Change un paramètre par un menu et un formulaire' },
  es: { name: 'cambiar', description: 'Cambia un ajuste con un menú y un formulario' },
  'pt-BR': { name: 'mudar', description: 'Muda uma configuração com um menu e um formulário' },
}
