import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { nextOf } from '~/app/guard'
import { texts } from '~/app/params'
import { hasRole, session, useWho } from '~/app/session'
import { AuthPage } from '~/features/identity/auth-page'
import { secondFactor } from '~/features/identity/queries'
import { RecoveryCodes } from '~/features/identity/recovery-codes'
import { SetUpApp } from '~/features/identity/set-up-app'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Confirm } from '~/ui/confirm'
import { Facts } from '~/ui/facts'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { When } from '~/ui/when'

const wanted = texts('next')

export const Route = createFileRoute('/_auth/second-factor')({
  validateSearch: wanted,
  beforeLoad: ({ location }) => {
    if (!session.who) throw redirect({ to: '/login', search: { next: location.href } })
  },
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(secondFactor),
  component: SecondFactor,
})

function SecondFactor() {
  const { next } = Route.useSearch()
  const factor = useSuspenseQuery(secondFactor).data
  const admin = hasRole(useWho(), 'admin')
  const router = useRouter()
  const [codes, setCodes] = useState<string[] | null>(null)
  const renew = useAction('post', '/me/second-factor/recovery-codes', {
    scope: 'me',
    stale: ['/me/second-factor'],
    onDone: answer => setCodes(answer.recovery_codes),
  })
  if (codes) {
    return (
      <AuthColumn>
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(null)
            router.history.push(next ? nextOf(next) : '/me')
          }}
        />
      </AuthColumn>
    )
  }
  if (!factor.on_since) {
    return (
      <AuthColumn sub="Then your password alone opens nothing: each log-in asks for a code from your telephone, too.">
        {admin && (
          <Notice tone="warn" title="Administrators need one">
            <p>You decide about other people's money. Until a code is set up, nothing else opens.</p>
          </Notice>
        )}
        <Card title="Set it up">
          <SetUpApp label="Begin" onCodes={setCodes} />
        </Card>
      </AuthColumn>
    )
  }
  return (
    <AuthColumn sub="Each log-in asks for your password and a code.">
      <Card title="It is on">
        <div className="stack">
          <Facts
            rows={[
              { name: 'Since', value: <When at={factor.on_since} /> },
              { name: 'Recovery codes left', value: factor.recovery_codes_left },
            ]}
          />
          {factor.recovery_codes_left < 3 && (
            <Notice tone="warn" title="Few recovery codes are left">
              <p>Make new ones, so that you get in when your telephone is lost.</p>
            </Notice>
          )}
          <ActionNotice action={renew} />
          <div className="row">
            <Button busy={renew.busy} onClick={() => void renew.run({})}>
              Make new recovery codes
            </Button>
          </div>
        </div>
      </Card>
      <Card title="Another telephone">
        <div className="stack">
          <p>Set up the app there. The one that you use now works until then.</p>
          <SetUpApp label="Move to another app" onCodes={setCodes} />
        </div>
      </Card>
      {!admin && <TurnOff />}
    </AuthColumn>
  )
}

const AuthColumn = ({ sub, children }: { sub?: string; children: React.ReactNode }) => (
  <AuthPage title="Code at the log-in" sub={sub} plain>
    {children}
  </AuthPage>
)

function TurnOff() {
  const [asked, setAsked] = useState(false)
  const off = useAction('delete', '/me/second-factor', {
    scope: 'me',
    stale: ['/me/second-factor'],
    onDone: async () => {
      setAsked(false)
      toast('Log-ins ask for your password alone from now on.')
      await session.refresh()
    },
  })
  return (
    <div className="row">
      <Button look="quiet" onClick={() => setAsked(true)}>
        Turn it off
      </Button>
      <Confirm
        open={asked}
        title="Turn the code off?"
        onClose={() => setAsked(false)}
        action={off}
        label="Turn it off"
        look="danger"
        onConfirm={() => void off.run({})}
      >
        <p>Whoever knows your password gets in then, and your recovery codes stop working.</p>
      </Confirm>
    </div>
  )
}
