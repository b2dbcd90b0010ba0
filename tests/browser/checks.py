"""What is asked of a page in the browser. Each of these must find its fault in the bad page."""

import browser_tools
from playwright.sync_api import Page

RAN = "window.__x !== undefined"
"""Whether a script of an attack has run: all of them set this flag."""
HANDLERS = "[...document.all].flatMap(e => e.getAttributeNames().filter(name => name.startsWith('on')))"
"""Attributes that run something."""
SCHEMES = """
[...document.querySelectorAll('[href]')].map(e => new URL(e.getAttribute('href'), 'page://here/'))
  .map(url => url.protocol === 'page:' ? url.host : url.protocol)
"""
"""How the links begin; `here` is this page and what stands beside it."""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how many pixels one must scroll sideways."""
CUT_OFF = """
[...document.body.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e);
  const cut = (overflow, more) => ['hidden', 'clip'].includes(overflow) && more > 1;
  return cut(style.overflowX, e.scrollWidth - e.clientWidth) || cut(style.overflowY, e.scrollHeight - e.clientHeight);
}).filter(e => e.clientWidth > 1).map(e => e.outerHTML.slice(0, 80))
"""
"""Boxes that hide a part of what is in them. One pixel wide is text for screen readers only."""
BROKEN_AMOUNTS = """
(() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    for (const amount of text.data.matchAll(/\\$[0-9][0-9,.]*[0-9]/g)) {
      const range = document.createRange();
      range.setStart(text, amount.index);
      range.setEnd(text, amount.index + amount[0].length);
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (lines.size > 1) found.push(amount[0]);
    }
  }
  return found;
})()
"""
"""Amounts of money that stand on more than one line."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """
async tags => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
  const short = list => list.map(rule => [rule.id, rule.nodes.map(node => node.html.slice(0, 120))]);
  return {violations: short(found.violations), incomplete: short(found.incomplete)};
}
"""

Findings = list[tuple[str, list[str]]]


def load_axe(page: Page) -> None:
    """Put axe-core into a page. The page's own policy does not hinder that."""
    page.evaluate(browser_tools.axe())


def axe(page: Page) -> tuple[Findings, Findings]:
    """What axe-core finds: violations, and what it cannot decide. Each is a rule with the elements."""
    found = page.evaluate(AXE, TAGS)
    return found["violations"], found["incomplete"]
