// What scrolls sideways can be scrolled by keyboard too (WCAG 2.1.1).
document$.subscribe(() => {
  document.querySelectorAll(".md-typeset pre > code, .md-typeset__scrollwrap, .md-typeset__table").forEach((one) => {
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
  });
});
