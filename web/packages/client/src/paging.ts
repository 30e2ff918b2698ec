/** A page of a list, as every list of the API answers. */
export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

/** All items of a list, page after page, read as they are needed. A page may be empty and still have a next one. */
export async function* allItems<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let cursor: string | undefined
  do {
    const page: Page<Item> = await read(cursor)
    yield* page.items
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
}
