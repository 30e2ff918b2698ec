import { createFileRoute } from '@tanstack/react-router'
import { History } from '~/features/books/history'
import { Lookup } from '~/features/books/lookup'
import { subjectHistory } from '~/features/books/queries'
import { Card } from '~/ui/card'
import { Page } from '~/ui/page'

export const Route = createFileRoute('/admin/history/$subject')({
  loader: ({ context: { queryClient }, params }) => queryClient.ensureInfiniteQueryData(subjectHistory(params.subject)),
  component: SubjectHistory,
})

function SubjectHistory() {
  const { subject } = Route.useParams()
  return (
    <Page title="History" sub={<span className="break">{subject}</span>}>
      <Lookup />
      <Card>
        <History of={subjectHistory(subject)} />
      </Card>
    </Page>
  )
}
