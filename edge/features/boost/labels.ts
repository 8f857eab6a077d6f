/** Names and descriptions of `/boost` and its commands. */
export const boostTranslations = {
  de: { name: 'boost', description: 'Zeiten, in denen Mitglieder mehr XP verdienen' },
  fr: { name: 'boost', description: 'Périodes où les membres gagnent plus d’XP' },
  es: { name: 'boost', description: 'Periodos en que los miembros ganan más XP' },
  'pt-BR': { name: 'boost', description: 'Períodos em que os membros ganham mais XP' },
}

const factor = {
  de: { name: 'faktor', description: 'Mal wie viel; 2 heißt doppelte XP, 0 heißt keine' },
  fr: { name: 'facteur', description: 'Multiplié par combien ; 2 double l’XP, 0 la supprime' },
  es: { name: 'factor', description: 'Por cuánto se multiplica; con 2 es el doble, con 0 nada' },
  'pt-BR': { name: 'fator', description: 'Multiplicado por quanto; 2 é o dobro, 0 é nada' },
}
const announce = {
  de: { name: 'ankündigen', description: 'Kanal, in dem ich Anfang und Ende ankündige' },
  fr: { name: 'annonce', description: 'Salon où j’annonce le début et la fin' },
  es: { name: 'anunciar', description: 'Canal donde anuncio el inicio y el final' },
  'pt-BR': { name: 'anunciar', description: 'Canal onde anuncio o início e o fim' },
}

export const startTranslations = {
  de: {
    name: 'starten',
    description: 'Startet einen XP-Boost, jetzt oder ab einer Zeit',
    options: {
      factor: factor.de,
      duration: { name: 'dauer', description: 'Wie lange, z. B. 2h, 3d oder 1d 12h' },
      until: { name: 'bis', description: 'Bis wann, z. B. Sonntag 20:00 oder 24.12. 20:00' },
      from: { name: 'ab', description: 'Ab wann; jetzt, wenn nichts angegeben ist' },
      zone: { name: 'zeitzone', description: 'In welcher Zeitzone die Zeiten gemeint sind, z. B. Europe/Berlin' },
      announce: announce.de,
    },
  },
  fr: {
    name: 'lancer',
    description: 'Lance un boost d’XP, maintenant ou plus tard',
    options: {
      factor: factor.fr,
      duration: { name: 'durée', description: 'Combien de temps, par exemple 2h, 3j ou 1j 12h' },
      until: { name: 'fin', description: 'Jusqu’à quand, par exemple dimanche 20:00 ou 24/12 20:00' },
      from: { name: 'début', description: 'À partir de quand ; maintenant si rien n’est indiqué' },
      zone: { name: 'fuseau', description: 'Le fuseau horaire de ces heures, par exemple Europe/Paris' },
      announce: announce.fr,
    },
  },
  es: {
    name: 'iniciar',
    description: 'Inicia un boost de XP, ahora o más tarde',
    options: {
      factor: factor.es,
      duration: { name: 'duración', description: 'Cuánto dura, p. ej. 2h, 3d o 1d 12h' },
      until: { name: 'hasta', description: 'Hasta cuándo, p. ej. domingo 20:00 o 24/12 20:00' },
      from: { name: 'desde', description: 'Desde cuándo; ahora si no se indica' },
      zone: { name: 'zona', description: 'La zona horaria de esas horas, p. ej. Europe/Madrid' },
      announce: announce.es,
    },
  },
  'pt-BR': {
    name: 'iniciar',
    description: 'Inicia um boost de XP, agora ou mais tarde',
    options: {
      factor: factor['pt-BR'],
      duration: { name: 'duração', description: 'Quanto tempo, por exemplo 2h, 3d ou 1d 12h' },
      until: { name: 'até', description: 'Até quando, por exemplo domingo 20:00 ou 24/12 20:00' },
      from: { name: 'início', description: 'A partir de quando; agora se nada for indicado' },
      zone: { name: 'fuso', description: 'O fuso horário desses horários, por exemplo America/Sao_Paulo' },
      announce: announce['pt-BR'],
    },
  },
}

export const scheduleTranslations = {
  de: {
    name: 'planen',
    description: 'Plant einen XP-Boost, der jede Woche wiederkommt',
    options: {
      factor: factor.de,
      weekdays: { name: 'wochentage', description: 'An welchen Tagen, z. B. Fr oder Sa, So' },
      from: { name: 'von', description: 'Wann er beginnt, z. B. 18:00' },
      to: { name: 'bis', description: 'Wann er endet, z. B. 22:00; früher als der Beginn heißt am nächsten Tag' },
      zone: { name: 'zeitzone', description: 'In welcher Zeitzone, z. B. Europe/Berlin' },
      announce: announce.de,
    },
  },
  fr: {
    name: 'planifier',
    description: 'Planifie un boost d’XP qui revient chaque semaine',
    options: {
      factor: factor.fr,
      weekdays: { name: 'jours', description: 'Quels jours, par exemple ven ou sam, dim' },
      from: { name: 'début', description: 'Quand il commence, par exemple 18:00' },
      to: { name: 'fin', description: 'Quand il finit, par exemple 22:00 ; avant le début veut dire le lendemain' },
      zone: { name: 'fuseau', description: 'Dans quel fuseau horaire, par exemple Europe/Paris' },
      announce: announce.fr,
    },
  },
  es: {
    name: 'programar',
    description: 'Programa un boost de XP que se repite cada semana',
    options: {
      factor: factor.es,
      weekdays: { name: 'días', description: 'Qué días, p. ej. vie o sáb, dom' },
      from: { name: 'desde', description: 'Cuándo empieza, p. ej. 18:00' },
      to: { name: 'hasta', description: 'Cuándo termina, p. ej. 22:00; antes del inicio significa al día siguiente' },
      zone: { name: 'zona', description: 'En qué zona horaria, p. ej. Europe/Madrid' },
      announce: announce.es,
    },
  },
  'pt-BR': {
    name: 'agendar',
    description: 'Agenda um boost de XP que se repete toda semana',
    options: {
      factor: factor['pt-BR'],
      weekdays: { name: 'dias', description: 'Em quais dias, por exemplo sex ou sáb, dom' },
      from: { name: 'início', description: 'Quando começa, por exemplo 18:00' },
      to: { name: 'fim', description: 'Quando termina, por exemplo 22:00; antes do início quer dizer no dia seguinte' },
      zone: { name: 'fuso', description: 'Em qual fuso horário, por exemplo America/Sao_Paulo' },
      announce: announce['pt-BR'],
    },
  },
}

export const boostListTranslations = {
  de: { name: 'liste', description: 'Zeigt laufende und kommende XP-Boosts' },
  fr: { name: 'liste', description: 'Affiche les boosts d’XP en cours et à venir' },
  es: { name: 'lista', description: 'Muestra los boosts de XP en marcha y los próximos' },
  'pt-BR': { name: 'lista', description: 'Mostra os boosts de XP ativos e os próximos' },
}

export const stopTranslations = {
  de: {
    name: 'beenden',
    description: 'Beendet einen XP-Boost oder streicht einen einzelnen Termin',
    options: { boost: { name: 'boost', description: 'Welcher Boost, oder nur sein nächster Termin' } },
  },
  fr: {
    name: 'arrêter',
    description: 'Arrête un boost d’XP, ou annule une seule de ses périodes',
    options: { boost: { name: 'boost', description: 'Quel boost, ou seulement sa prochaine période' } },
  },
  es: {
    name: 'detener',
    description: 'Detiene un boost de XP o cancela uno solo de sus periodos',
    options: { boost: { name: 'boost', description: 'Qué boost, o solo su próximo periodo' } },
  },
  'pt-BR': {
    name: 'parar',
    description: 'Para um boost de XP ou cancela só um dos seus períodos',
    options: { boost: { name: 'boost', description: 'Qual boost, ou só o próximo período dele' } },
  },
}
