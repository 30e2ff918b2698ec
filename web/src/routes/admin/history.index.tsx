import { createFileRoute } from '@tanstack/react-router'
import { BookTabs } from '~/features/books/book-tabs'
import { Lookup } from '~/features/books/lookup'
import { Page } from '~/ui/page'

export const Route = createFileRoute('/admin/history/')({
  component: () => (
    <Page title="History of anything" sub="Every change, with who made it, and how money moved." narrow>
      <BookTabs />
      <Lookup />
    </Page>
  ),
})
