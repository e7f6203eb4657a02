// A style sheet is fetched with the part that names it; nothing of it is read.
declare module '*.css' {}
