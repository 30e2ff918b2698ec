// Before anything is drawn: the chosen theme, so that it does not flash; and on the first page, what it will ask for.
const theme = localStorage.getItem('homify.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
