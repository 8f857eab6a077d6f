import { texts } from '../texts.ts'

/** The page with a person's logins. */
export const accountTexts = texts({
  'account.title': { en: 'Account', de: 'Konto', fr: 'Compte', es: 'Cuenta', 'pt-BR': 'Conta' },
  'account.devices': { en: 'Devices', de: 'Geräte', fr: 'Appareils', es: 'Dispositivos', 'pt-BR': 'Dispositivos' },
  'account.devicesIntro': {
    en: 'The devices where you are logged in. A login ends by itself after seven days.',
    de: 'Auf diesen Geräten bist du angemeldet. Eine Anmeldung endet nach sieben Tagen von selbst.',
    fr: 'Les appareils sur lesquels tu es connecté. Une connexion prend fin d’elle-même après sept jours.',
    es: 'Los dispositivos en los que tienes la sesión iniciada. Una sesión termina sola a los siete días.',
    'pt-BR': 'Os dispositivos em que você está conectado. Uma sessão termina sozinha depois de sete dias.',
  },
  'account.thisDevice': {
    en: 'This device',
    de: 'Dieses Gerät',
    fr: 'Cet appareil',
    es: 'Este dispositivo',
    'pt-BR': 'Este dispositivo',
  },
  'account.unknownDevice': {
    en: 'Unknown device',
    de: 'Unbekanntes Gerät',
    fr: 'Appareil inconnu',
    es: 'Dispositivo desconocido',
    'pt-BR': 'Dispositivo desconhecido',
  },
  'account.lastSeen': {
    en: 'Last used {when}',
    de: 'Zuletzt benutzt {when}',
    fr: 'Dernière utilisation {when}',
    es: 'Último uso {when}',
    'pt-BR': 'Último uso {when}',
  },
  'account.since': {
    en: 'Logged in on {when}',
    de: 'Angemeldet am {when}',
    fr: 'Connecté le {when}',
    es: 'Sesión iniciada el {when}',
    'pt-BR': 'Conectado em {when}',
  },
  'account.logOut': { en: 'Log out', de: 'Abmelden', fr: 'Se déconnecter', es: 'Cerrar sesión', 'pt-BR': 'Sair' },
  'account.logOutDevice': {
    en: 'Log out {device}',
    de: '{device} abmelden',
    fr: 'Se déconnecter de {device}',
    es: 'Cerrar sesión en {device}',
    'pt-BR': 'Sair de {device}',
  },
  'account.everywhere': {
    en: 'Log out everywhere',
    de: 'Überall abmelden',
    fr: 'Se déconnecter partout',
    es: 'Cerrar sesión en todas partes',
    'pt-BR': 'Sair de todos os dispositivos',
  },
  'account.everywhereQuestion': {
    en: 'Log out on every device, this one included? Discord also withdraws the permission that you gave. You can give it again at the next login.',
    de: 'Auf allen Geräten abmelden, auch auf diesem? Discord hebt auch deine Erlaubnis auf. Du kannst sie beim nächsten Anmelden wieder geben.',
    fr: 'Te déconnecter de tous tes appareils, y compris celui-ci ? Discord retire aussi ton autorisation ; tu pourras la redonner à la prochaine connexion.',
    es: '¿Cerrar sesión en todos tus dispositivos, también en este? Discord también retira el permiso que diste; podrás darlo otra vez al volver a entrar.',
    'pt-BR':
      'Sair em todos os dispositivos, inclusive neste? O Discord também retira a sua autorização; você pode dar de novo na próxima vez que entrar.',
  },
  'account.ended': {
    en: 'That device is logged out.',
    de: 'Das Gerät ist abgemeldet.',
    fr: 'Cet appareil est déconnecté.',
    es: 'Se ha cerrado la sesión en ese dispositivo.',
    'pt-BR': 'A sessão desse dispositivo terminou.',
  },
})
