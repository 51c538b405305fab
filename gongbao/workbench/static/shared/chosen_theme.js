// The chosen theme is set before anything is painted; a classic script, so that it does not wait.
try {
  const theme = localStorage.getItem("gongbao.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the page follows the system.
}
