"""Imports of plain text: what is a heading, a title, a line of the page, and what is not."""

import re

from harness import case, expect, main, run, write

HEAD = "AGREEMENT ON LAKES\n\nThe Parties have agreed:\n\n"


def imported(source):
    """Imports a text, checks the result, and returns what the import said."""
    write("lakes.txt", source)
    result = expect(run("import", "--force", "-o", "lakes.yaml", "lakes.txt"))
    expect(run("check", "lakes.yaml"))
    return result.err


def shown(reference):
    """What stands at a place of the result, on one line."""
    return re.sub(r"\s+", " ", expect(run("show", "--width", "0", "./lakes.yaml", reference)).out)


def outline():
    """The addresses and titles of the result, one a line."""
    return re.sub(r" +", " ", expect(run("outline", "./lakes.yaml")).out)


def articles(*texts):
    """Articles with these texts, numbered from 1."""
    return "".join(f"Article {number}\n\n{text}\n\n" for number, text in enumerate(texts, 1))


@case
def headings_by_another_name():
    """lines that count on are no running heads, unless they stand in the middle of sentences or at the ends of pages"""
    filler = "\n\n".join(f"A vessel of kind {n} keeps out of the way." for n in range(9))
    for word in ("Rule", "Regulation", "Clause", "Resolution No."):
        said = imported(HEAD + "Article 1\n\n" + "".join(f"{word} {n}\n\n{filler}\n\n" for n in range(1, 6)))
        text = shown("1")
        assert all(f"{word} {n}" in text for n in range(1, 6)) and "left out" not in said, text
    pages = "".join(f"Article {n}\n\n{filler}\n\n{who} shall keep the lakes\n\nReport of the Conference {n}\n\nclean and open.\n\n"
                    for n, who in enumerate(["The Parties", "Both States", "All", "The Council", "Each Party"], 1))
    said = imported(HEAD + pages)
    assert "5 lines are left out" in said and "All shall keep the lakes clean and open." in shown("3"), said


@case
def text_beside_the_number_of_a_page():
    """sentences at the end of a page stay, though they differ in nothing but a number"""
    pages = "".join(f"Article {n}\n\nThe dues are:\n\n{n}000 francs.\n\nPage {n}\n\nThey are paid at once.\nOn the lake\nall is well.\n\n"
                    for n in range(1, 7))
    said = imported(HEAD + pages)
    assert "6 lines are left out" in said, said
    for n in range(1, 7):
        assert f"{n}000 francs." in shown(str(n)) and "Page" not in shown(str(n)), n
    middles = "".join(f"Article {n}\n\nThe Parties keep lake {n} clean and the water\nin good\n\n- {n} -\n\norder and for ever.\n\n"
                      for n in range(1, 7))
    imported(HEAD + middles)
    assert all("in good order and for ever." in shown(str(n)) for n in range(1, 7)), shown("1")


@case
def numbers_that_are_the_text():
    """a number that is all the text of an article is not that of a page"""
    filler = "\n\n".join(f"The Parties keep lake {n} clean." for n in "abcdefgh")
    imported(HEAD + f"Article 1\n\n{filler}\n\n11\n\n{filler}\n\nArticle 2\n\n12\n\nArticle 3\n\n{filler}\n\n13\n\n{filler}\n\n14\n\n{filler}\n")
    assert "12" in shown("2") and "13" not in shown("3")


@case
def heads_of_journals():
    """heads of two kinds of pages, with columns and more than one number in them"""
    sides = ["L 123/{n}        Official Journal of the Communities        3. 5. 90",
             "3. 5. 90        Official Journal of the Communities        L 123/{n}"]
    filler = "\n\n".join(f"The Parties keep lake {n} clean." for n in range(9))
    said = imported("".join(sides[n % 2].format(n=n + 2) + f"\n\n{HEAD if n == 0 else ''}Article {n + 1}\n\n{filler}\n\n" for n in range(8)))
    assert "8 lines are left out" in said and "AGREEMENT ON LAKES" in outline() and "Journal" not in expect(run("show", "./lakes.yaml")).out


@case
def reference_at_the_start_of_a_line():
    """an article that a sentence names at the start of a line is no heading, and the article itself is found"""
    imported(HEAD + "Article 1\n\n1. The Council may act under\nArticle 2.\n\n2. More.\n\nArticle 2\nVoting\n\nOne vote.\n\n"
             "Article 3\n\nThe rule is kept without prejudice to\nArticle 4.\n\nArticle 4 (former Article 3)\n\nFive.\n")
    assert "act under Article 2." in shown("1(1)") and "More." in shown("1(2)")
    assert "One vote." in shown("2") and "without prejudice to Article 4." in shown("3") and "Five." in shown("4")
    imported("湖泊条约\n\n第一条 甲方根据\n第三条的规定行事。\n\n第二条\n\n二。\n\n第三条\n\n三。\n")
    assert "第三条的规定行事" in shown("art. 第一条") and "三。" in shown("art. 第三条")


@case
def article_that_begins_small():
    """an article whose text begins with a small letter, where the sequence is plain"""
    imported(HEAD + articles("as follows: one.", "and two.", "Three."))
    assert "as follows: one." in shown("1") and "and two." in shown("2")


@case
def divisions_in_capitals():
    """divisions with their titles in capitals, without blank lines between"""
    imported(HEAD + "TITLE I\nGENERAL\nCHAPTER I\nOBJECTS\n\nArticle 1\n\nOne.\n\nCHAPTER II\nGOODS\n\nArticle 2\n\nTwo.\n")
    for line in ("Title I GENERAL title_I", "Chapter I OBJECTS", "Chapter II GOODS"):
        assert line in outline(), outline()


@case
def titles_and_first_lines():
    """a title of two lines is one, and the first line of a sentence is none"""
    imported(HEAD + "ARTICLE 1 – COMPOSITION OF THE\nCOUNCIL AND ITS MEMBERS\n\nThe Council has members.\n\n"
             "Article 2\nPowers of the Council and of\nits Committees\n\nThe Council acts.\n\n"
             "ARTICLE 3. There is peace, as is provided in\nARTICLE 1 hereof.\n\nARTICLE 4. Trade with the Republic of\nTexas is free.\n")
    assert "COMPOSITION OF THE COUNCIL AND ITS MEMBERS" in outline() and "Powers of the Council and of its Committees" in outline()
    assert "There is peace, as is provided in ARTICLE 1 hereof." in shown("3")
    assert "Trade with the Republic of Texas is free." in shown("4") and "Trade" not in outline()


@case
def dashes_after_a_conjunction():
    """an item behind "and" is an item of its own"""
    imported(HEAD + "Article 1\n\nThe following are integral parts of this Agreement and have its force:\n- Annex III, and\n- Protocol 1.\n")
    assert re.search(r"(?m)^ *- +Annex III, and$", expect(run("export", "./lakes.yaml", "1", "--width", "0")).out)


@case
def numbers_in_brackets():
    """articles whose numbers stand in brackets, as in Arabic texts, and those with more behind the number"""
    imported("اتفاقية البحيرات\n\nالمادة (1)\n\nنص أول.\n\nالمادة (2)\n\nنص ثان.\n\nالمادة 2 مكرر\n\nنص آخر.\n")
    assert "أول" in shown("1") and "ثان" in shown("art. 2") and "آخر" in shown("المادة 2 مكرر")
    imported("Договор об озёрах\n\nСтатья 1\n\nПервая.\n\nСтатья 1¹\n\nЕщё.\n\nСтатья 2\n\nВторая.\n")
    assert "Ещё" in shown("Статья 1¹") and "Первая" in shown("1") and "Вторая" in shown("2")


@case
def numbers_without_dots():
    """paragraphs numbered in a margin, or with a blank behind the number, and lists that begin where a paragraph does"""
    imported(HEAD + "Article 1\n\n1       Each Party keeps its lakes.\n\n2       Each Party also:\n\n        a       counts its fish;\n\n"
             "        b       reports.\n\nArticle 2\n\n1 Each Party reports.\n\n2 It does so at once.\n\nArticle 3\n\n"
             "1. (a) First.\n(b) Second.\n2. (a) (i) Third.\n\nArticle 4\n\nOf 1000 fish\n\n1 Not counting the young.\n")
    assert "keeps its lakes" in shown("1(1)") and "reports" in shown("1(2)(b)") and "at once" in shown("2(2)")
    assert "First" in shown("3(1)(a)") and "Second" in shown("3(1)(b)") and "Third" in shown("3(2)(a)(i)")
    assert "1 Not counting" in shown("4")


@case
def annexes_by_another_name():
    """an appendix, a schedule and an annex of one number are three, each under its own name"""
    imported(HEAD + "Article 1\n\nOne.\n\nAppendix 1 to the Agreement\n\nArticle 1\n\nAlpha.\n\nANNEX 1\n\nArticle 1\n\nBeta.\n\n"
             "Schedule 1\n\nArticle 1\n\nGamma.\n\nAppendix 2\n\nArticle 1\n\nDelta.\n")
    for place, word in (("Appendix 1, Article 1", "Alpha"), ("Annex 1, Article 1", "Beta"), ("Schedule 1, Article 1", "Gamma"),
                        ("annex_2__art_1", "Delta")):
        assert word in shown(place), place
    assert "Appendix 2" in outline()


@case
def numbers_in_words():
    """an article numbered in a word, or in Chinese, is found by its figure"""
    imported("TRAITÉ SUR LES LACS\n\nArticle premier\n\nUn.\n\nArticle 2\n\nDeux.\n")
    assert "Un." in shown("1") and "Un." in shown("art. premier") and "Deux." in shown("2")
    imported("TRAITÉ SUR LES LACS\n\nARTICLE PREMIER—Objet\n\nUn.\n\nARTICLE 2—Suite\n\nDeux.\n")
    assert "Art. PREMIER Objet" in outline() and "Un." in shown("1")
    imported("湖泊条约\n\n第一条\n\n一条。\n\n第二条\n\n二条。\n\n第三条\n\n三条。\n")
    assert "三条" in shown("3") and "一条" in shown("art. 1")


TWO = ("CONVENTION ON BIRDS\n\nArticle 1\n\nThe Parties protect the birds of the lakes and of the rivers.\n\n"
       "Article 2\n\nThis Convention is open to all States of the region.\n\n")
DEUX = ("CONVENTION SUR LES OISEAUX\n\nArticle premier\n\nLes Parties protègent les oiseaux des lacs et des rivières.\n\n"
        "Article 2\n\nLa présente Convention est ouverte à tous les États de la région.\n\n")


@case
def annexes_in_two_languages():
    """an annex between two languages ends the first, and annexes of the second become part of those of the first"""
    imported(TWO + "ANNEX\n\nHeron and crane.\n\n" + DEUX + "ANNEXE\n\nHéron et grue.\n")
    assert "Les Parties protègent" in shown("1") and "The Parties protect" in shown("1") and "ouverte" in shown("2")
    assert "Heron and crane." in shown("annex") and "Héron et grue." in shown("annex")
    imported(TWO + "ANNEX A\n\nHeron.\n\nANNEX B\n\nCrane.\n\n" + DEUX + "ANNEXE A\n\nHéron.\n\nANNEXE B\n\nGrue.\n")
    assert "Héron." in shown("annex A") and "Heron." in shown("annex A") and "Grue." in shown("annex B")


@case
def three_languages():
    """three texts of the same articles become one"""
    imported("ДОГОВОР О МИРЕ\n\nСтатья 1\nМир установлен между сторонами.\n\nСтатья 2\nГраница остаётся прежней навсегда.\n\n"
             "TREATY OF PEACE\n\nArticle 1\nPeace is established between the parties.\n\nArticle 2\nThe boundary remains.\n\n"
             "和平条约\n\n第一条 双方建立和平。\n\n第二条 边界维持不变。\n")
    assert all(word in shown("2") for word in ("Граница", "boundary", "边界")), shown("2")


@case
def divisions_of_the_second_language():
    """a division without articles, and the text of one that heads other articles, are kept"""
    said = imported(TWO + DEUX + "CHAPITRE III\n\nDispositions que rien ne rappelle.\n")
    assert "Dispositions que rien ne rappelle." in expect(run("show", "./lakes.yaml")).out and "stands in no article" in said
    imported(TWO + DEUX.replace("Article premier", "CHAPITRE I\n\nCe chapitre protège.\n\nArticle premier"))
    assert "Ce chapitre protège." in expect(run("show", "./lakes.yaml")).out


@case
def numbers_that_begin_anew():
    """divisions that are numbered in pairs stand beside one another, and three annexes of one number are three"""
    said = imported(HEAD + "".join(f"CHAPTER {n // 2 + 1}\n\nArticle {n + 1}\n\nText {n}.\n\n" for n in range(160)))
    assert "begin anew" in said and all(f"Text {n}." in shown(str(n + 1)) for n in (0, 80, 159))
    said = imported(HEAD + "Article 1\n\nOne.\n\n" + "".join(f"ANNEX IV\n\nNumber {n}.\n\n" for n in range(3)))
    assert "told apart" in said and "Annex IV-3" in outline() and "Number 2." in shown("annex IV-3"), outline()


@case
def the_date_of_the_source():
    """what stands before a text is its source, be it only a date; what is said twice is told"""
    said = imported("---\ndate: 1990-05-03\n---\n" + HEAD + articles("One."))
    assert said == "" and "1990" in expect(run("export", "./lakes.yaml", "-f", "yaml")).out
    said = imported("---\nurl: https://a.example/\nsource: https://b.example/\n---\n" + HEAD + articles("One."))
    assert "not understood: source" in said and "a.example" in expect(run("export", "./lakes.yaml", "-f", "yaml")).out


@case
def damaged_headings():
    """headings that a machine has misread are told, and taken for headings where the sequence is plain"""
    said = imported("TREATY\n\nArtic1e 1\n\nOne.\n\nARTlCLE 2.\n\nTwo.\n\nA R T I C L E  3\n\nThree.\n\nArticle l4\n\nFour.\n\n"
                    "Articie 5\n\nFive.\n\nParticle 6\n\nSix.\n")
    assert all(word in shown(str(n)) for n, word in ((1, "One"), (2, "Two"), (3, "Three"), (5, "Five"))), outline()
    assert '"Article l4" may be the heading' in said and "lakes.txt:3: warning" in said and "Four." in shown("3")
    said = imported("TREATY\n\nArticle I\n\nOne.\n\nArticle Il\n\nTwo.\n\nARTICLE lll\n\nThree.\n\nArticle IV\n\nFour.\n")
    assert '"Article Il" is taken for the heading of Article II' in said
    assert all(word in shown(str(n)) for n, word in enumerate(("One", "Two", "Three", "Four"), 1)), outline()


@case
def instruments_behind_the_first():
    """protocols and declarations in capitals behind the articles stand apart, with articles of their own"""
    imported(HEAD + articles("One.", "Two.") + "DONE at Arun, 3 May 1990.\n\nPROTOCOL OF SIGNATURE\n\nArticle 1\n\nThe Parties understand.\n\n"
             "JOINT DECLARATION CONCERNING ARTICLE 2\n\nIt is good.\n")
    assert "One." in shown("1") and "understand" not in shown("1") and "DONE at Arun" in shown("closing")
    assert "The Parties understand." in shown("annex 1, article 1") and "It is good." in shown("annex 2")


@case
def numbers_in_sentences():
    """a day or a sum at the start of a line is no item of a list, and the items around it are"""
    imported(HEAD + "Article 1\n\n1. The Council shall consist of not more than\n12. The members are elected by the Parties to it.\n"
             "2. It shall meet, as it wishes, on the\n3. May of each year, and else never at all.\n3. It ends.\n\n"
             "Article 2\n\n(a) one of the things that are said in here, and\n(b) two of them or\n(c) all, as paragraphs (a) and\n(b) say of it.\n")
    assert "not more than 12. The members" in shown("1(1)") and "on the 3. May of each year" in shown("1(2)") and "It ends." in shown("1(3)")
    assert "two of them" in shown("2(b)") and "paragraphs (a) and (b) say" in shown("2(c)")


@case
def words_for_annexes_in_a_text():
    """the word for an annex in capitals in the middle of a text is none, nor is a line that must go on a title"""
    imported(HEAD + "Article 1\n\nThe Council adopts:\n\nPROTOCOL\n\nthat binds.\n\nArticle 2\n\nEach product shall bear a\n\nCERTIFICATE\n\n"
             "of origin.\n\nArticle 3\nScope\n1. This applies.\n2. That too.\n")
    assert "PROTOCOL that binds." in shown("1") and "Each product shall bear a" in shown("2") and "annex" not in outline()
    assert "Art. 3 Scope" in outline() and "This applies." in shown("3(1)")


@case
def first_divisions_in_french():
    """a title or chapter numbered Ier"""
    imported("TRAITÉ\n\nTITRE Ier\nDISPOSITIONS\n\nArticle 1er\n\nUn.\n\nTITRE II\nAUTRES\n\nChapitre Ier\n\nArticle 2\n\nDeux.\n")
    assert "Title Ier DISPOSITIONS" in outline() and "Chapter Ier" in outline()


@case
def several_articles_under_one_heading():
    """a heading of several articles is one of its own, found by its first number, with a warning; in a sentence it is text"""
    said = imported(HEAD + "Article 1\n\nOne.\n\nArticles 2 to 4\n\n(Deleted)\n\nArticle 5 \u2013 6\n[Repealed]\n\nArticle 7\n\nThe matters in\n"
                    "Articles 2 to 4\nare closed.\n")
    assert "Deleted" not in shown("1") and "(Deleted)" in shown("2") and "[Repealed]" in shown("5"), outline()
    assert "Art. 2 Articles 2 to 4" in outline() and "matters in Articles 2 to 4 are closed." in shown("7")
    assert said.count("to be found by the first of these numbers") == 2, said


@case
def sections_within_articles():
    """sections that begin anew in each article are its text; those that hold articles are divisions"""
    said = imported("CHARTER OF THE FUND\n\nArticle I\nPurposes\n\nTo lend.\n\nArticle II\nMembership\n\nSection 1. Original members\n"
                    "The first are members.\n\nSection 2. Other members\n\n(a) Others may join.\n\nArticle III\nQuotas\n\nSection 1. Payments\n\n"
                    "All pay.\n\nSection 2. Changes\n\nAt times.\n")
    assert "Art. II Membership" in outline() and "Art. III Quotas" in outline() and "warning" in said, outline()
    assert "Section 1. Original members The first" in shown("II") and "Section 2. Changes At times." in shown("III")
    assert "Others may join." in shown("II(a)")
    imported("CODE OF LAKES\n\nSection 1. General\n\nArticle 1\n\nOne.\n\nSection 2. Special\n\nArticle 2\n\nTwo.\n")
    assert "Section 1 General" in outline() and "Section" not in shown("1"), outline()


@case
def signs_within_articles():
    """the paragraph sign within an article numbers a paragraph; alone, or counting on with articles, it heads an article"""
    imported(HEAD + "Article 1\n\n§ 1. Les organes.\n\n§ 2. Les membres.\n\nArticle 2\n\n§ 1. Encore.\n")
    assert "Les membres." in shown("1(2)") and "Encore." in shown("2(1)"), outline()
    imported(HEAD + "§ 1\n\nOne.\n\n§ 2\n\nTwo.\n")
    assert "Two." in shown("2")


@case
def numbers_that_begin_like_sentences():
    """1°, 1-, a., A., i. and Chinese numbers are targets, where they follow on one another"""
    imported(HEAD + articles("They:\n\n1° one;\n\n2° two.", "1- One\n\n2- Two", "A. Act\n\na. bread\nb. water\n\nB. Report\n\ni. three\n\nii. four",
                             "As is said, and as all the Parties know full well, in Annex\nA. They go on, to the end of all that is said there.", "1 . One\n\n2 . Two"))
    for reference, word in (("1(2)", "two."), ("2(2)", "Two"), ("3(A)(b)", "water"), ("3(B)(ii)", "four"), ("5(2)", "Two")):
        assert word in shown(reference), shown(reference)
    assert "Annex A. They" in shown("4")
    imported("和平条约\n\n第一条\n\n双方：\n\n一、合作；\n\n（一）甲；\n\n（二）乙；\n\n二、磋商。\n\n第二条\n\n生效。\n")
    assert "乙" in shown("1(一)(二)") and "磋商" in shown("1(二)")


@case
def two_columns_in_two_languages():
    """columns side by side are two languages of the same articles; a table in one language stays a table"""
    left = ["CONVENTION ON THE LAKES", "", "ARTICLE 1", "", "The Contracting Parties", "agree to keep the lakes", "and all of the shores.", "",
            "ARTICLE 2", "", "The Council of the Lakes", "shall meet once a year", "in the city of Arun."]
    right = ["CONVENTION SUR LES LACS", "", "ARTICLE PREMIER", "", "Les Parties contractantes", "conviennent de garder les", "lacs et les rives.", "",
             "ARTICLE 2", "", "Le Conseil des lacs se", "réunit une fois par an", "dans la ville d'Arun."]
    said = imported("".join(f"{a:32}{b}".rstrip() + "\n" for a, b in zip(left, right)))
    assert "two columns" in said and "shores. Les" not in shown("1"), said
    assert "agree to keep the lakes and all of the shores." in shown("1") and "conviennent de garder les lacs et les rives." in shown("1")
    text = open("lakes.yaml").read()
    assert text.count("language: fr") >= 2 and "ARTICLE 1" not in text, text
    rows = "".join(f"{a:32}{b}\n" for a, b in zip(left[4:8] + left[10:], ["the depth of the lake"] * 9))
    said = imported(HEAD + "Article 1\n\nThe dues are paid.\n\n" + rows)
    assert "two columns" not in said and "The Contracting Parties | the depth of the lake" in shown("1"), said


@case
def tables_of_articles():
    """a row with two articles side by side is a row, and no article"""
    imported(HEAD + articles("One.", "Two.") + "Annex\n\nTable of correspondence\n\nArticle 1    Article 3\nArticle 2    Article 4\nArticle 3    -\n")
    assert "Article 1 | Article 3 Article 2 | Article 4 Article 3 | -" in shown("annex 1"), shown("annex 1")


@case
def articles_behind_the_signatures():
    """additional articles and declarations behind the signatures stand apart; one that titles a chapter does not"""
    imported(HEAD + articles("One.", "Two.") + "Done at Arun, 3 May 1990.\n\nADDITIONAL ARTICLE\n\nThis is secret.\n\nDECLARATION BY ARUN\n\nArun declares.\n")
    assert "Done at Arun" in shown("closing") and "secret" not in shown("closing")
    assert "This is secret." in shown("annex 1") and "Arun declares." in shown("annex 2"), outline()
    imported("CHARTER\n\nCHAPTER I\nPURPOSES\n\nArticle 1\n\nOne.\n\nCHAPTER II\n\nDECLARATION REGARDING LAKES\n\nArticle 2\n\nTwo.\n")
    assert "Chapter II DECLARATION REGARDING LAKES" in outline() and "annex" not in outline(), outline()


@case
def letters_of_an_exchange():
    """numbers that stand alone part a text without articles"""
    imported("EXCHANGE OF NOTES ON LAKES\n\nI\n\nThe Minister of Arun to the Minister of Bern\n\nYour Excellency,\n\nI propose:\n\n1. To meet.\n\nII\n\n"
             "The Minister of Bern to the Minister of Arun\n\nYour Excellency,\n\nI confirm it.\n")
    assert "I The Minister of Arun" in outline() and "II The Minister of Bern" in outline(), outline()
    imported(HEAD + "Article 1\n\nThe classes are\n\nI\n\nships and\n\nII\n\nboats.\n")
    assert "ships and" in shown("1") and "boats." in shown("1"), outline()


@case
def portuguese_articles():
    """1.º and 4.º-A are numbers, § 1.º a paragraph, and the closing is one"""
    imported("ACORDO\n\nArtigo 1.º\nObjecto\n\nO presente Acordo é bom.\n\nArtigo 2.º-A\n\n§ 1.º Um dia.\n\n§ 2.º Dois dias.\n\nFeito na Praia, em 2 de Maio.\n")
    assert "article: 1.º\n" in open("lakes.yaml").read() and "Art. 1.º Objecto" in outline(), outline()
    assert "é bom." in shown("1") and "Dois dias." in shown("2-A(2)") and "Praia" in shown("closing")


@case
def japanese_paragraphs():
    """Japanese is told from Chinese by its kana, and numbers with a wide blank or wide digits are targets"""
    imported("日本国と某国との間の条約\n\n第一条　目的\n\nこの条約は、友好を目的とする。\n\n第二条\n\n1　協議を行う。\n\n2　会合する。\n\n"
             "第三条\n\n（１）　批准する。\n\n（２）　交換する。\n\n以上の証拠として、下名は、署名した。\n")
    assert "language: ja" in open("lakes.yaml").read()
    assert "会合する" in shown("2(2)") and "交換する" in shown("3(2)") and "署名した" in shown("closing")


@case
def numbers_in_front_of_their_words():
    """divisions whose number is a word in front, and protocols whose number stands in brackets"""
    imported("ANLAŞMA\n\nBİRİNCİ BÖLÜM\nGenel Hükümler\n\nMADDE 1\n\nBu bir.\n\nİKİNCİ BÖLÜM\n\nMADDE 2\n\nBu iki.\n")
    assert "BİRİNCİ Genel Hükümler" in outline() and "İKİNCİ" in outline(), outline()
    imported(HEAD + articles("One.", "Two.") + "Done at Arun.\n\nPROTOCOL (No 1)\nON SHIPS\n\nArticle 1\n\nShips.\n\nPROTOCOL (No 2)\nON BOATS\n\nArticle 1\n\nBoats.\n")
    assert "Boats." in shown("annex 2, article 1") and "Ships." in shown("annex 1, article 1") and "Two." in shown("2"), outline()


@case
def words_that_look_like_a_table_of_contents():
    """no line is lost, though what stands between headings is hardly anything"""
    imported("Article 1 –\n\nDECLARATION BY\n\nThe Parties agree on the words\n\nADDITIONAL ARTICLE\n\nArticle the First\n\nOne.\n")
    text = open("lakes.yaml").read()
    assert "The Parties agree on the words" in text and "DECLARATION BY" in text, text


@case
def titles_of_articles_in_capitals():
    """right behind the number of an article, a word for an annex is its title"""
    imported(HEAD + "Article 1\n\nOne.\n\nArticle 2\nDECLARATION OF ACCEPTANCE\n\nTwo.\n\nArticle 3\nADDITIONAL ARTICLES\n\nThree.\n")
    assert "Art. 2 DECLARATION OF ACCEPTANCE" in outline() and "Art. 3 ADDITIONAL ARTICLES" in outline(), outline()


@case
def annexes_that_go_on_in_the_next_line():
    """an annex may have what it belongs to in the line behind, and Chinese and Arabic ones have their numbers"""
    imported(HEAD + articles("One.", "Two.") + "Done at Arun.\n\nAnnex 1\nto the Agreement on Lakes\n\n1. Apples.\n\nPROTOCOL\nrelating to ships\n\nArticle 1\n\nShips.\n")
    assert "Apples." in shown("annex 1") and "Ships." not in shown("1") and "Done at Arun." in shown("closing"), outline()
    imported("和平条约\n\n第一条\n\n双方合作。\n\n附件一：名单\n\n第一条\n\n甲。\n\n附件二\n\n乙。\n")
    assert "双方合作" in shown("1") and "乙" in shown("annex 2"), outline()
    imported("اتفاقية\n\nالمادة الأولى\n\nيتفق الطرفان.\n\nالمادة السادسة عشرة\n\nانتهى.\n\nالملحق رقم 1\n\nقائمة.\n")
    assert "انتهى" in shown("16") and "قائمة" in shown("annex 1"), outline()


@case
def ordinals_in_words():
    """articles numbered in Spanish and Russian words"""
    imported("TRATADO\n\n" + "".join(f"ARTÍCULO {word}\n\nEs el {n}.\n\n" for n, word in ((1, "PRIMERO"), (2, "SEGUNDO"), (11, "UNDÉCIMO"), (14, "DÉCIMO CUARTO"))))
    assert "Es el 11." in shown("11") and "Es el 14." in shown("14"), outline()
    imported("ДОГОВОР\n\nСтатья третья\n\nТри.\n\nСтатья четвертая\n\nЧетыре.\n")
    assert "Четыре" in shown("4"), outline()


@case
def lists_behind_nested_ones():
    """the list goes on behind a nested one that is indented more; 1.º keeps its sign"""
    imported(HEAD + "Article 1\n\n1. One thing\n    1. sub a\n    2. sub b\n2. Two things\n\nArticle 2\n\n1.º El uno.\n\n2.º El dos.\n")
    text = open("lakes.yaml").read()
    assert "2. sub b\n" in text and "    2. Two things\n" in text and "1.º El uno." in text, text


main()
