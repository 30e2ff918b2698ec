import { ApiProblem } from '@homify/client'
import { createFileRoute, notFound, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '~/api/action'
import { useAttempt } from '~/api/attempt'
import { nextOf } from '~/app/guard'
import { api, session } from '~/app/session'
import { AuthPage } from '~/features/identity/auth-page'
import { CodeForm } from '~/features/identity/code-form'
import { GiveAddress } from '~/features/identity/give-address'
import { leftWith, type Provider } from '~/features/identity/sign-in'
import { ButtonLink } from '~/ui/button'
import { LoadError } from '~/ui/load-error'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'

const NAMES: Record<Provider, string> = { google: 'Google' }
const known = (provider: string): provider is Provider => Object.hasOwn(NAMES, provider)

export const Route = createFileRoute('/_auth/sign-in/$provider')({
  beforeLoad: ({ params }) => {
    if (!known(params.provider)) throw notFound()
  },
  component: Back,
})

/** Where a provider sends people back to. */
function Back() {
  const provider = Route.useParams().provider as Provider
  const router = useRouter()
  // As it stands in the address: what looks like a number in it is none.
  const [sent] = useState(() => new URLSearchParams(router.state.location.searchStr))
  const [left] = useState(leftWith)
  const [who] = useState(() => session.who)
  const [code, state] = [sent.get('code'), sent.get('state')]
  const name = NAMES[provider]
  if (!code || !state) {
    return (
      <AuthPage
        title={`Nobody was logged in with ${name}`}
        sub="You came back without saying yes there. Nothing was changed."
      >
        <Ways />
      </AuthPage>
    )
  }
  if (left.link && !who) {
    return (
      <AuthPage
        title={`${name} is not linked`}
        sub="You were logged out meanwhile, and nothing was changed. Log in, then link it on the page of your account."
      >
        <ButtonLink to="/login" search={{ next: '/me' }} look="primary" wide>
          Log in
        </ButtonLink>
      </AuthPage>
    )
  }
  const Part = left.link ? LinkIt : LogInBy
  return <Part provider={provider} code={code} state={state} />
}

interface Came {
  provider: Provider
  code: string
  state: string
}

const Ways = () => (
  <div className="stack">
    <ButtonLink to="/login" look="primary" wide>
      Log in
    </ButtonLink>
    <ButtonLink to="/signup" wide>
      Create an account
    </ButtonLink>
  </div>
)

/** A code is good once: what it is for is done once, however often the page is drawn. */
function useOnce(task: () => void) {
  const done = useRef(false)
  useEffect(() => {
    if (done.current) return
    done.current = true
    task()
  })
}

function LogInBy({ provider, code, state }: Came) {
  const router = useRouter()
  const attempt = useAttempt()
  const [left] = useState(leftWith)
  const [challenge, setChallenge] = useState<string | null>(null)
  const [signUp, setSignUp] = useState<string | null>(null)
  const goOn = () => router.history.replace(nextOf(left.next))
  // The code is good once: who tries again after that begins where the network was lost.
  const answered = useRef<string | null>(null)
  const finish = async () => {
    if (!answered.current) {
      const { data } = await api.POST('/auth/providers/{provider}/finish', {
        params: { path: { provider } },
        body: { code, state, role: left.role ?? 'buyer' },
      })
      if (!data) return
      answered.current = data.challenge
    }
    try {
      await session.answerChallenge(answered.current)
    } catch (refused) {
      if (!(refused instanceof ApiProblem && refused.problem === 'code-needed')) throw refused
      return setChallenge(answered.current)
    }
    goOn()
  }
  const begin = () =>
    attempt.run(async () => {
      try {
        await finish()
      } catch (refused) {
        if (!(refused instanceof ApiProblem && refused.problem === 'address-needed')) throw refused
        setSignUp(String(refused.facts.sign_up))
      }
    })
  useOnce(() => void begin())
  const name = NAMES[provider]
  if (challenge) {
    return (
      <AuthPage title="Type your code" sub={`${name} says that it is you. Your account asks for a code as well.`}>
        <CodeForm
          challenge={challenge}
          backTo="Back to the log-in"
          onDone={goOn}
          onBack={() => void router.navigate({ to: '/login', search: { next: left.next } })}
        />
      </AuthPage>
    )
  }
  if (signUp) {
    return (
      <AuthPage title="Your e-mail address" sub={`${name} tells us no address that is surely yours.`}>
        <GiveAddress provider={provider} signUp={signUp} role={left.role} />
      </AuthPage>
    )
  }
  if (attempt.error) {
    return (
      <AuthPage title={`You are not logged in with ${name}`}>
        <div className="stack">
          <LoadError error={attempt.error} onAgain={() => void begin()} />
          <ButtonLink to="/login" search={{ next: left.next }} look="primary" wide>
            Go to the log-in
          </ButtonLink>
        </div>
      </AuthPage>
    )
  }
  return (
    <AuthPage title={`Logging in with ${name}`}>
      <p role="status">One moment: we ask {name} who you are.</p>
    </AuthPage>
  )
}

function LinkIt({ provider, code, state }: Came) {
  const router = useRouter()
  const name = NAMES[provider]
  const link = useAction('put', '/me/providers/{provider}', {
    scope: provider,
    secret: true,
    stale: ['/me/providers'],
    onDone: () => {
      toast(`${name} opens your account from now on.`)
      router.history.replace('/me')
    },
  })
  useOnce(() => void link.run({ path: { provider }, body: { code, state } }))
  return (
    <AuthPage title={`Linking ${name}`}>
      <div className="stack">
        {link.busy && <p role="status">One moment: we ask {name} who you are.</p>}
        <ActionNotice action={link} />
        {link.state.at === 'failed' && (
          <>
            <Notice tone="info" title="Nothing was changed">
              <p>Your account opens as before.</p>
            </Notice>
            <ButtonLink to="/me" look="primary" wide>
              Back to your account
            </ButtonLink>
          </>
        )}
      </div>
    </AuthPage>
  )
}
