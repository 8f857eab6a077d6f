import { texts } from '../../shared/text/texts.ts'

/** The pages that a person sees while the dashboard itself cannot be shown: a failed login, a page that does not exist. */
export const webTexts = texts({
  'login.refused.title': {
    en: 'You are not logged in',
    de: 'Du bist nicht angemeldet',
    fr: 'Tu n’es pas connecté',
    es: 'No has iniciado sesión',
    'pt-BR': 'Você não entrou',
  },
  'login.refused': {
    en: 'You chose “Cancel” at Discord. Prosperity needs to know who you are and which servers you are in; it cannot write in your name.',
    de: 'Du hast bei Discord „Abbrechen“ gewählt. Prosperity muss wissen, wer du bist und auf welchen Servern du bist; in deinem Namen schreiben kann es nicht.',
    fr: 'Tu as choisi « Annuler » sur Discord. Prosperity a besoin de savoir qui tu es et sur quels serveurs tu te trouves ; il ne peut pas écrire en ton nom.',
    es: 'Has elegido «Cancelar» en Discord. Prosperity necesita saber quién eres y en qué servidores estás; no puede escribir en tu nombre.',
    'pt-BR':
      'Você escolheu “Cancelar” no Discord. O Prosperity precisa saber quem você é e em quais servidores está; ele não pode escrever em seu nome.',
  },
  'login.expired.title': {
    en: 'This login has expired',
    de: 'Diese Anmeldung ist abgelaufen',
    fr: 'Cette connexion a expiré',
    es: 'Este inicio de sesión ha caducado',
    'pt-BR': 'Este login expirou',
  },
  'login.expired': {
    en: 'A login must be finished within ten minutes, in the browser and the tab in which it began. Please log in again.',
    de: 'Eine Anmeldung muss innerhalb von zehn Minuten abgeschlossen werden, im selben Browser und Tab, in dem sie begonnen hat. Bitte melde dich noch einmal an.',
    fr: 'Une connexion doit être terminée en dix minutes, dans le navigateur et l’onglet où elle a commencé. Connecte-toi de nouveau.',
    es: 'El inicio de sesión debe completarse en diez minutos, en el mismo navegador y la misma pestaña en que empezó. Vuelve a iniciar sesión.',
    'pt-BR':
      'O login precisa ser concluído em dez minutos, no mesmo navegador e na mesma aba em que começou. Entre de novo.',
  },
  'login.unavailable.title': {
    en: 'Discord does not answer',
    de: 'Discord antwortet nicht',
    fr: 'Discord ne répond pas',
    es: 'Discord no responde',
    'pt-BR': 'O Discord não responde',
  },
  'login.unavailable': {
    en: 'Your login could not be finished. Please try again in a minute.',
    de: 'Deine Anmeldung konnte nicht abgeschlossen werden. Bitte versuche es in einer Minute noch einmal.',
    fr: 'Ta connexion n’a pas pu être terminée. Réessaie dans une minute.',
    es: 'No se ha podido completar tu inicio de sesión. Inténtalo de nuevo dentro de un minuto.',
    'pt-BR': 'Não foi possível concluir seu login. Tente de novo em um minuto.',
  },
  'login.tooMany.title': {
    en: 'Too many logins',
    de: 'Zu viele Anmeldungen',
    fr: 'Trop de connexions',
    es: 'Demasiados inicios de sesión',
    'pt-BR': 'Logins demais',
  },
  'login.tooMany': {
    en: 'Too many logins came from your network. Please wait a minute, then try again.',
    de: 'Aus deinem Netz kamen zu viele Anmeldungen. Bitte warte eine Minute und versuche es dann noch einmal.',
    fr: 'Trop de connexions sont venues de ton réseau. Attends une minute, puis réessaie.',
    es: 'Han llegado demasiados inicios de sesión desde tu red. Espera un minuto y vuelve a intentarlo.',
    'pt-BR': 'Vieram logins demais da sua rede. Espere um minuto e tente de novo.',
  },
  'login.again': {
    en: 'Log in again',
    de: 'Noch einmal anmelden',
    fr: 'Se connecter de nouveau',
    es: 'Volver a iniciar sesión',
    'pt-BR': 'Entrar de novo',
  },
  'failed.title': {
    en: 'Something went wrong',
    de: 'Etwas ist schiefgegangen',
    fr: 'Un problème est survenu',
    es: 'Algo ha salido mal',
    'pt-BR': 'Algo deu errado',
  },
  failed: {
    en: 'The reason is in the log as {id}. Please try again in a minute.',
    de: 'Der Grund steht unter {id} im Log. Bitte versuche es in einer Minute noch einmal.',
    fr: 'La raison figure dans le journal sous {id}. Réessaie dans une minute.',
    es: 'El motivo está en el registro con el código {id}. Inténtalo de nuevo dentro de un minuto.',
    'pt-BR': 'O motivo está no registro como {id}. Tente de novo em um minuto.',
  },
  'notFound.title': {
    en: 'This page does not exist',
    de: 'Diese Seite gibt es nicht',
    fr: 'Cette page n’existe pas',
    es: 'Esta página no existe',
    'pt-BR': 'Esta página não existe',
  },
  notFound: {
    en: 'Check the address, or go to the first page.',
    de: 'Prüfe die Adresse oder geh zur Startseite.',
    fr: 'Vérifie l’adresse ou va à la page d’accueil.',
    es: 'Revisa la dirección o ve a la página de inicio.',
    'pt-BR': 'Confira o endereço ou vá para a página inicial.',
  },
  'notFound.home': {
    en: 'Go to the first page',
    de: 'Zur Startseite',
    fr: 'Aller à la page d’accueil',
    es: 'Ir a la página de inicio',
    'pt-BR': 'Ir para a página inicial',
  },
  'notBuilt.title': {
    en: 'The dashboard is not built yet',
    de: 'Das Dashboard ist noch nicht gebaut',
    fr: 'Le tableau de bord n’est pas encore construit',
    es: 'El panel aún no está compilado',
    'pt-BR': 'O painel ainda não foi compilado',
  },
  notBuilt: {
    en: 'Its files are missing here. The operator of this bot can make them with {command}.',
    de: 'Seine Dateien fehlen hier. Wer diesen Bot betreibt, kann sie mit {command} erzeugen.',
    fr: 'Ses fichiers manquent ici. La personne qui gère ce bot peut les créer avec {command}.',
    es: 'Aquí faltan sus archivos. Quien administra este bot puede crearlos con {command}.',
    'pt-BR': 'Os arquivos dele não estão aqui. Quem mantém este bot pode criá-los com {command}.',
  },
})
