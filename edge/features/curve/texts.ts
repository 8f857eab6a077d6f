export const curveTranslations = {
  de: { name: 'kurve', description: 'Wie viele XP jedes Level braucht' },
  fr: { name: 'courbe', description: 'Combien d’XP demande chaque niveau' },
  es: { name: 'curva', description: 'Cuánta XP pide cada nivel' },
  'pt-BR': { name: 'curva', description: 'Quanto XP cada nível exige' },
}

export const curveShowTranslations = {
  de: { name: 'zeigen', description: 'Zeigt die Level-Kurve' },
  fr: { name: 'afficher', description: 'Affiche la courbe des niveaux' },
  es: { name: 'ver', description: 'Muestra la curva de niveles' },
  'pt-BR': { name: 'ver', description: 'Mostra a curva de níveis' },
}
