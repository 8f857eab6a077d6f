import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The words of the list of settings. The names of settings and groups are in their declarations and in the API. */
export const saySettingsPage = speakFrom(
  texts({
    title: {
      en: 'All settings of a server',
      de: 'Alle Einstellungen eines Servers',
      fr: 'Tous les paramètres d’un serveur',
      es: 'Todos los ajustes de un servidor',
      'pt-BR': 'Todas as configurações de um servidor',
    },
    intro: {
      en: '`/settings show` lists them with their present values, and `/settings change` opens a form. The dashboard has the same forms on the page _Settings_. `/settings reset` sets one back to its default.',
      de: '`/settings show` listet sie mit ihren jetzigen Werten auf, `/settings change` öffnet ein Formular. Das Dashboard hat dieselben Formulare auf der Seite _Einstellungen_. `/settings reset` setzt eine Einstellung auf ihren Standardwert zurück.',
      fr: '`/settings show` les affiche avec leurs valeurs actuelles et `/settings change` ouvre un formulaire. Le tableau de bord a les mêmes formulaires sur la page _Paramètres_. `/settings reset` rétablit la valeur par défaut d’un paramètre.',
      es: '`/settings show` los muestra con sus valores actuales y `/settings change` abre un formulario. El panel tiene los mismos formularios en la página _Ajustes_. `/settings reset` devuelve un ajuste a su valor por defecto.',
      'pt-BR':
        '`/settings show` mostra todas com os valores atuais e `/settings change` abre um formulário. O painel tem os mesmos formulários na página _Configurações_. `/settings reset` volta uma configuração ao padrão.',
    },
    change: {
      en: 'Change it with `{command}`.',
      de: 'Ändern mit `{command}`.',
      fr: 'Se change avec `{command}`.',
      es: 'Se cambia con `{command}`.',
      'pt-BR': 'Mude com `{command}`.',
    },
    value: { en: 'Value', de: 'Wert', fr: 'Valeur', es: 'Valor', 'pt-BR': 'Valor' },
    possible: { en: 'Possible', de: 'Möglich', fr: 'Possible', es: 'Posible', 'pt-BR': 'Possível' },
    standard: { en: 'Default', de: 'Standard', fr: 'Par défaut', es: 'Por defecto', 'pt-BR': 'Padrão' },
    none: { en: 'none', de: 'keiner', fr: 'aucune', es: 'ninguno', 'pt-BR': 'nenhum' },
    channel: { en: 'a channel', de: 'ein Kanal', fr: 'un salon', es: 'un canal', 'pt-BR': 'um canal' },
    'daily-time': {
      en: 'a time of day',
      de: 'eine Tageszeit',
      fr: 'des heures de la journée',
      es: 'un horario',
      'pt-BR': 'um horário',
    },
    color: { en: 'a colour', de: 'eine Farbe', fr: 'une couleur', es: 'un color', 'pt-BR': 'uma cor' },
    text: { en: 'a text', de: 'ein Text', fr: 'un texte', es: 'un texto', 'pt-BR': 'um texto' },
    number: { en: 'a number', de: 'eine Zahl', fr: 'un nombre', es: 'un número', 'pt-BR': 'um número' },
  }),
)
