"""Makes a large agreement: invented, and the same at every run.

A megabyte in seven parts, each of five chapters, each of twenty articles, whose numbered paragraphs have points here and there.
One word stands nowhere but near the end, for a search to find.
"""

import random

PARTS, CHAPTERS, ARTICLES = 7, 5, 20
N_ARTICLES = PARTS * CHAPTERS * ARTICLES
ARTICLE_BYTES = 1060  # how much text an article has at least
RARE_WORD = "lighthouse-keeper"
RARE_ARTICLE = N_ARTICLES - 8

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII"]
SUBJECTS = """the Parties|each Party|the Commission|the Secretariat|the competent authorities|the Council of the Basin|a coastal State
|the depositary|an observer|the joint inspectorate|the harbour masters|the State of transit""".replace("\n", "").split("|")
VERBS = """shall notify|shall inform|may consult|shall not hinder|shall protect|may suspend|shall exchange with|shall assist
|shall make available to|shall keep a register of|shall settle by negotiation|may inspect""".replace("\n", "").split("|")
OBJECTS = """the passage of merchant ships|the fisheries of the upper lakes|measures for the security of navigation|trade in timber and salt
|the carriage of passengers and mail|the borders as they are marked|the supply of fresh water|peace and stability in the region|customs duties
|the level of the locks|cargoes that endanger the environment|the energy drawn from the falls|the rights of fishermen|dispute settlement
|military manoeuvres within sight of the coast|the cooperation of the harbours""".replace("\n", "").split("|")
TAILS = """within thirty days of the request|as far as its law allows|without prejudice to Article {n}|in time of peace and of war alike
|on the basis of equality|unless the Commission decides otherwise|at the expense of the State that asks for it|in accordance with Article {n}
|with due regard to the interests of all Parties|as soon as the ice permits it|subject to the payment of dues|and publish what has been done
""".replace("\n", "").split("|")
TITLES = """Passage|Notification|Harbour dues|Inspection|Fisheries|Water levels|Disputes|Security of navigation|Registers|Assistance|Customs
|Observers|Energy|Pilots|Salvage|Borders""".replace("\n", "").split("|")


class Author:
    """Writes sentences by chance, but by the same chance every time."""

    def __init__(self, seed=1920):
        self.chance = random.Random(seed)

    def below(self, n):
        return int(self.chance.random() * n)

    def pick(self, words):
        return words[self.below(len(words))]

    def clause(self):
        tail = self.pick(TAILS).format(n=1 + self.below(N_ARTICLES))
        return f"{self.pick(SUBJECTS)} {self.pick(VERBS)} {self.pick(OBJECTS)} {tail}"

    def opening(self):
        words = self.clause()
        return words[0].upper() + words[1:]

    def sentence(self):
        return self.opening() + (", and " + self.clause() if self.below(3) == 0 else "") + "."

    def paragraph(self, number):
        """The lines of a numbered paragraph, some of them with points below it."""
        if self.below(3) != 0:
            return [f"{number}. " + " ".join(self.sentence() for _ in range(1 + self.below(3)))]
        points = [f"({letter}) {self.clause()};" for letter in "abcde"[: 2 + self.below(4)]]
        return [f"{number}. {self.opening()}:"] + points

    def article(self, number):
        lines, n_paragraphs = [], 0
        while sum(map(len, lines)) < ARTICLE_BYTES:
            n_paragraphs += 1
            lines += self.paragraph(n_paragraphs)
        if number == RARE_ARTICLE:
            lines.append(f"{n_paragraphs + 1}. No {RARE_WORD} shall be left without oil.")
        return lines


HEAD = f"""pacta: 1
id: basin-treaty
kind: treaty
language: en
title: Treaty on the Navigation and the Waters of the Great Basin
short: Basin Treaty
parties:
  - {{code: AAA, name: Republic of Northern Shores, short: Northern Shores}}
  - {{code: BBB, name: Kingdom of the Southern Shores, short: Southern Shores}}
signed: {{date: 1920-05-01, place: Port Town}}
articles: {N_ARTICLES}
sources:
  - {{id: gazette, publisher: Port Gazette, date: 1920-05-02}}
source: gazette
keywords:
  - {{id: security, label: Security, match: [security, stability, peace, "militar*"]}}
  - {{id: trade, label: Trade, match: [trade, "custom*", merchant, "cargo*"]}}
  - {{id: water, label: Water, match: [water, locks, lakes, "the ice"]}}
  - {{id: disputes, label: Disputes, match: ["dispute*", negotiation]}}
preamble:
  text: |
    The Republic of Northern Shores and the Kingdom of the Southern Shores,
    Desiring that the waters between them should part their peoples no longer,
    Have agreed as follows:
sections:
"""


def write_member(path, ident, seed, n_articles, closing):
    """Writes a smaller agreement, one of many: which one, the seed tells; its last article ends with a sentence of its own."""
    author = Author(seed)
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"pacta: 1\nid: {ident}\nkind: treaty\ntitle: {author.pick(TITLES)} in the waters of the basin\n")
        out.write("sources: [{id: gazette, publisher: Port Gazette}]\nsource: gazette\nprovisions:\n")
        for number in range(1, n_articles + 1):
            out.write(f"  - article: {number}\n    title: {author.pick(TITLES)}\n    text: |\n")
            out.writelines(f"      {line}\n" for line in author.article(0))
        out.write(f"      {closing}\n")


def write(path):
    """Writes the agreement to a file."""
    author, number = Author(), 0
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD)
        for part in range(PARTS):
            out.write(f"  - division: part\n    number: {ROMAN[part]}\n")
            out.write(f"    title: {author.pick(TITLES)} in the waters of the basin\n    sections:\n")
            for chapter in range(CHAPTERS):
                out.write(f"      - division: chapter\n        number: {ROMAN[chapter]}\n        title: {author.pick(TITLES)}\n        provisions:\n")
                for _ in range(ARTICLES):
                    number += 1
                    out.write(f"          - article: {number}\n            title: {author.pick(TITLES)}\n            text: |\n")
                    out.writelines(f"              {line}\n" for line in author.article(number))
