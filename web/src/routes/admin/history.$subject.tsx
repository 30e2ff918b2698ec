import { createFileRoute } from '@tanstack/react-router'
import { History } from '~/features/books/history'
import { Lookup } from '~/features/books/lookup'
import { subjectHistory } from '~/features/books/queries'
import { IssueRefund } from '~/features/refunds/issue'
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
      {subject.startsWith('ord_') && (
        <div className="row">
          <IssueRefund orderId={subject} />
        </div>
      )}
      <Card>
        <History of={subjectHistory(subject)} />
      </Card>
    </Page>
  )
}
