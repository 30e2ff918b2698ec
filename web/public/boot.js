// Before anything is drawn: the chosen theme, so that it does not flash; and on the first page, what it will ask for, while the
// app is still on its way. A test holds that these are the addresses the page asks for.
const theme = localStorage.getItem('homify.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
if (location.pathname === '/') {
  for (const address of ['/api/categories', '/api/products?category=furniture&in_stock=true']) {
    const link = document.createElement('link')
    link.rel = 'preload'
    link.as = 'fetch'
    link.crossOrigin = 'anonymous'
    link.href = address
    document.head.append(link)
  }
}
