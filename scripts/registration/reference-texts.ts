import { speakFrom } from '../../shared/text/say.ts'
import { texts } from '../../shared/text/texts.ts'

/** The texts of the command reference that are not part of a command's declaration. */
export const sayReference = speakFrom(
  texts({
    title: { en: 'Commands', de: 'Befehle', fr: 'Commandes', es: 'Comandos', 'pt-BR': 'Comandos' },
    intro: {
      en: 'Discord shows each command with its options while you type `/`. Members see only the commands that they may use.',
      de: 'Discord zeigt jeden Befehl mit seinen Optionen, sobald du `/` tippst. Mitglieder sehen nur die Befehle, die sie nutzen dürfen. Die Namen hier gelten, wenn dein Discord auf Deutsch gestellt ist; in Klammern steht der englische Name.',
      fr: 'Discord montre chaque commande avec ses options dès que tu tapes `/`. Les membres ne voient que les commandes qu’ils peuvent utiliser. Les noms donnés ici valent si ton Discord est en français ; le nom anglais est entre parenthèses.',
      es: 'Discord muestra cada comando con sus opciones cuando escribes `/`. Los miembros solo ven los comandos que pueden usar. Los nombres de aquí valen si tu Discord está en español; entre paréntesis está el nombre en inglés.',
      'pt-BR':
        'O Discord mostra cada comando com suas opções quando você digita `/`. Os membros veem só os comandos que podem usar. Os nomes daqui valem se o seu Discord estiver em português; entre parênteses está o nome em inglês.',
    },
    everyone: { en: 'Everyone', de: 'Alle', fr: 'Tout le monde', es: 'Todo el mundo', 'pt-BR': 'Todos' },
    menu: {
      en: 'In the menu of a member, under _Apps_.',
      de: 'Im Menü eines Mitglieds, unter _Apps_.',
      fr: 'Dans le menu d’un membre, sous _Applications_.',
      es: 'En el menú de un miembro, en _Aplicaciones_.',
      'pt-BR': 'No menu de um membro, em _Aplicativos_.',
    },
    needs: {
      en: 'Needs {permissions}.',
      de: 'Erfordert: {permissions}.',
      fr: 'Demande : {permissions}.',
      es: 'Requiere: {permissions}.',
      'pt-BR': 'Requer: {permissions}.',
    },
    elsewhere: {
      en: 'Also works in servers without the bot and in direct messages, for users who have installed the bot for themselves.',
      de: 'Geht auch auf Servern ohne den Bot und in Direktnachrichten, wenn man den Bot für sich selbst installiert hat.',
      fr: 'Fonctionne aussi sur les serveurs sans le bot et en messages privés, pour qui a installé le bot pour soi.',
      es: 'También funciona en servidores sin el bot y en mensajes directos, para quien ha instalado el bot para sí.',
      'pt-BR': 'Também funciona em servidores sem o bot e em mensagens diretas, para quem instalou o bot para si.',
    },
    and: { en: ' and ', de: ' und ', fr: ' et ', es: ' y ', 'pt-BR': ' e ' },
    required: { en: 'required', de: 'nötig', fr: 'obligatoire', es: 'obligatorio', 'pt-BR': 'obrigatório' },
    oneOf: {
      en: 'one of {choices}',
      de: 'eins von {choices}',
      fr: 'au choix : {choices}',
      es: 'uno de {choices}',
      'pt-BR': 'um de {choices}',
    },
    atMost: {
      en: 'at most {to}',
      de: 'höchstens {to}',
      fr: '{to} au maximum',
      es: 'como máximo {to}',
      'pt-BR': 'no máximo {to}',
    },
    atLeast: {
      en: 'at least {from}',
      de: 'mindestens {from}',
      fr: '{from} au minimum',
      es: 'como mínimo {from}',
      'pt-BR': 'no mínimo {from}',
    },
    between: {
      en: '{from} to {to}',
      de: '{from} bis {to}',
      fr: 'de {from} à {to}',
      es: 'de {from} a {to}',
      'pt-BR': 'de {from} a {to}',
    },
    characters: {
      en: '{range} characters',
      de: '{range} Zeichen',
      fr: '{range} caractères',
      es: '{range} caracteres',
      'pt-BR': '{range} caracteres',
    },
    text: { en: 'text', de: 'Text', fr: 'texte', es: 'texto', 'pt-BR': 'texto' },
    file: { en: 'file', de: 'Datei', fr: 'fichier', es: 'archivo', 'pt-BR': 'arquivo' },
    integer: {
      en: 'whole number',
      de: 'ganze Zahl',
      fr: 'nombre entier',
      es: 'número entero',
      'pt-BR': 'número inteiro',
    },
    boolean: { en: 'yes or no', de: 'ja oder nein', fr: 'oui ou non', es: 'sí o no', 'pt-BR': 'sim ou não' },
    member: { en: 'member', de: 'Mitglied', fr: 'membre', es: 'miembro', 'pt-BR': 'membro' },
    channel: { en: 'channel', de: 'Kanal', fr: 'salon', es: 'canal', 'pt-BR': 'canal' },
    role: { en: 'role', de: 'Rolle', fr: 'rôle', es: 'rol', 'pt-BR': 'cargo' },
    number: { en: 'number', de: 'Zahl', fr: 'nombre', es: 'número', 'pt-BR': 'número' },
  }),
)
