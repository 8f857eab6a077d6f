import { useLayoutEffect } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { shellTexts } from '../../shared/text/web/shell-texts.ts'
import { sayFrom } from './language.ts'
import { guardNavigation, hasNavigated, noteNavigation, OWN_PAGES } from './navigation.ts'
import { AccountPage, BotsPage, MemberPage, SERVER_PAGES, ServersPage } from './pages/list.ts'
import { Page } from './parts/page.tsx'
import { Empty } from './parts/states.tsx'
import { Layout } from './shell/layout.tsx'
import { isGuest } from './shell/me.ts'

const say = sayFrom(shellTexts)

const NotFound = () => (
  <Page title={say('shell.notFound')}>
    <Empty icon="search" title={say('shell.notFound')}>
      {say('shell.notFoundHint')}
    </Empty>
  </Page>
)

let router: ((path: string) => void) | null = null
guardNavigation((path) => router?.(path))

function Pages() {
  const { path, route } = useLocation()
  router = route
  useLayoutEffect(noteNavigation, [path])
  if (isGuest) {
    return (
      <main class="px-4">
        <ErrorBoundary>
          <ServersPage />
        </ErrorBoundary>
      </main>
    )
  }
  return (
    <Layout path={path}>
      <Router
        onRouteChange={() => {
          hasNavigated.value = true
        }}
      >
        <Route path="/" component={ServersPage} />
        {SERVER_PAGES.map(({ path: below, component }) => (
          <Route key={below} path={`/servers/:guildId${below}`} component={component} />
        ))}
        <Route path="/servers/:guildId/members/:userId" component={MemberPage} />
        <Route path="/bots" component={BotsPage} />
        <Route path="/account" component={AccountPage} />
        <Route default component={NotFound} />
      </Router>
    </Layout>
  )
}

export const App = () => (
  <LocationProvider scope={OWN_PAGES}>
    <Pages />
  </LocationProvider>
)
