import { artisansSubmitVerification as limits } from '@homify/client/limits'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { ownArtisan } from '~/features/artisans/queries'
import { FilesField } from '~/features/uploads/files-field'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { When } from '~/ui/when'

export const Route = createFileRoute('/_work/me/artisan_/documents')({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(ownArtisan),
  component: Documents,
})

function Documents() {
  const own = useSuspenseQuery(ownArtisan).data
  const navigate = useNavigate()
  const [files, setFiles] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const action = useAction('post', '/me/artisan/verification', {
    scope: own.id,
    stale: ['/me/artisan'],
    onDone: async () => {
      toast('We have your documents.')
      await navigate({ to: '/me/artisan' })
    },
  })
  const open = own.verification === 'draft' || own.verification === 'rejected'
  return (
    <Page title="Your documents" back={{ label: 'Today', link: { to: '/me/artisan' } }} narrow>
      {own.verification === 'submitted' && own.submitted_at && (
        <Notice title="We look at them">
          <p>
            You handed them in on <When at={own.submitted_at} />. You hear from us by mail.
          </p>
        </Notice>
      )}
      {own.verification === 'verified' && (
        <Notice tone="good" title="You are verified">
          <p>Buyers see it beside your name.</p>
        </Notice>
      )}
      {own.verification === 'rejected' && (
        <Notice tone="warn" title="We could not verify you yet">
          <p className="lines break">{own.reason}</p>
          <p>Mend that, and hand your documents in again.</p>
        </Notice>
      )}
      {open && (
        <form
          className="stack"
          onSubmit={event => {
            event.preventDefault()
            void action.run({ body: { documents: files.ids } })
          }}
        >
          <FilesField
            label="Documents"
            hint={`Your identity card, driver’s licence or passport, and what shows your trade: a certificate, or your workshop. Up to ${limits.documents.maxItems} pictures or PDF files. Only we see them.`}
            purpose="verification_document"
            max={limits.documents.maxItems}
            onChange={(ids, busy) => setFiles({ ids, busy })}
          />
          <ActionNotice action={action} />
          <div className="row">
            <Button
              type="submit"
              look="primary"
              busy={action.busy}
              disabledReason={
                files.busy
                  ? 'A file is still being sent.'
                  : files.ids.length === 0
                    ? 'Add one document at least.'
                    : null
              }
            >
              Hand in
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
