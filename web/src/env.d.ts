/// <reference types="vite/client" />

/** Which build this is: the commit, or `dev`. */
declare const __RELEASE__: string
