// A page that has not come up after half a minute starts again: the service worker counts the
// starts, and goes back to the version before when a new one does not come up.
setTimeout(() => {
  if (!('up' in document.documentElement.dataset)) location.reload()
}, 30000)
