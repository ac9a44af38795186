"""The review as GitHub shows it: rendered by the library that GitHub renders Markdown with."""

import html
import re

import cmarkgfm
from cmarkgfm.cmark import Options

from place import CASEBOOK, GOOD, NAME, TODAY, Place, environment, run

OURS = ("https://github.com/example/incidents/", "https://incidents.example.org/")
TITLES = [
    "@team-core, see #12, !3 and example/incidents#4",
    "a | b || c \\| d",
    "<script>alert(1)</script> <img src=x onerror=y> <!-- casebook -->",
    "[x](https://example.com) ![y](https://example.com/z.png) <https://example.com>",
    "https://example.com/issues/1 www.example.com a@example.com",
    "**bold** __it__ ~~gone~~ `code` ``` $x$ &amp; &#64;team",
    "- [ ] task </summary></details> # head",
    "1. one [^1] [ref]: http://example.com",
]


class Markdown(Place):
    """Titles and words that try everything."""

    def review(self, title):
        quoted = title.replace("'", "''")
        report = GOOD.replace("The queue grew\n", f"'{quoted}'\n", 1)
        report = report.replace("title: Limit the queue, owner: team-shop", f"title: '{quoted}'")
        self.write(NAME, report)
        for at in (2, 3, 4, 5):
            self.write(f"content/incidents/2026/{at}.md", report.replace("INC-1", f"INC-{at}"))
        env = environment(GITHUB_SERVER_URL="https://github.com", GITHUB_SHA="0a1b",
                          GITHUB_REPOSITORY="example/incidents")
        for files in ([NAME], [NAME, *(f"content/incidents/2026/{at}.md" for at in (2, 3, 4, 5))]):
            yield run([CASEBOOK, "check", "--format=markdown", "--as-of", TODAY, *files],
                      self.repository, env=env).stdout

    def test_words_of_authors_do_nothing(self):
        for title in TITLES:
            for text in self.review(title):
                page = cmarkgfm.github_flavored_markdown_to_html(
                    text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_HARDBREAKS)
                tags = set(re.findall(r"<([a-z0-9]+)", page))
                ours = {"h2", "h3", "p", "ul", "li", "strong", "a", "br", "code", "table", "thead", "tbody",
                        "tr", "th", "td", "details", "summary"}
                self.assertLessEqual(tags, ours, f"{title}\n{page}")
                for address in re.findall(r'<a href="([^"]*)"', page):
                    self.assertTrue(address.startswith(OURS), f"{title}\n{address}")
                self.assertEqual(page.count("<table>") * 4, page.count("<tr>") - page.count("<table>"), page)
                words = html.unescape(re.sub(r"<code>.*?</code>|<[^>]*>", "\n", page))
                self.assertNotRegex(words, r"@\w|#\d|\w://|www\.\w", title)
                self.assertEqual(page.count("<details>"), page.count("</details>"))
                # Shown as written, for whoever reads it; of code in a title the words.
                shown = words.replace("\u200b", "")
                told = re.sub(r"(?<!`)`([^`]+)`(?!`)", r"\1", title)
                self.assertIn(told, " ".join(shown.split()) if "  " not in title else shown)

    def test_nothing_is_torn_by_line_breaks(self):
        """Comments show every line end as one, job summaries do not: both must look the same."""
        for text in self.review("A title"):
            text = text.replace("owner: team-shop", "")
            plain, breaking = (cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE | it)
                               for it in (0, Options.CMARK_OPT_HARDBREAKS))
            self.assertEqual(plain, breaking)
