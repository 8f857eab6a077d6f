export const doctorTranslations = {
  de: { name: 'diagnose', description: 'Prüft, ob hier alles funktioniert, und sagt, wie man behebt, was nicht geht' },
  fr: { name: 'diagnostic', description: 'Vérifie que tout fonctionne ici, et dit comment réparer le reste' },
  es: { name: 'diagnóstico', description: 'Comprueba que aquí todo funcione y dice cómo arreglar lo que no' },
  'pt-BR': { name: 'diagnóstico', description: 'Confere se tudo funciona aqui e diz como resolver o que não funciona' },
}
