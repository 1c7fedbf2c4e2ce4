"""Whom pronouns, descriptions, pairs and capitals mean, over sentences whose answers were written down before they were first read.

Each line is a short report, the words asked for in brackets, and who is meant; a dash says nobody: a place, or two could be meant.
"""

from __future__ import annotations

from collections import Counter

from tests.reading.test_actors import Scene

CASES = """
Kenya's foreign minister, Wanjiru Odera, met Rasmus Holm, the Danish envoy. [She] called the talks useful. => Wanjiru Odera
Rasmus Holm, the Danish envoy, praised Wanjiru Odera at length. [He] will fly home on Friday. => Rasmus Holm
Pavel Dvorak told Jan Novotny that [he] had lost the vote. => -
Chancellor Anke Vogel received Prime Minister Luis Arrieta. After the lunch [the chancellor] spoke of progress. => Anke Vogel
President Sofia Marques and her prime minister, Tiago Nunes, disagree. [The prime minister] wants a new budget. => Tiago Nunes
Finance Minister Olga Petrenko and Defence Minister Ihor Bondar attended. [The minister] declined to answer. => -
Norway and Finland signed the pact in Oslo. [Both countries] will share radar data. => Norway, Finland
Turkey, Greece and Cyprus sent experts. [The two countries] were not named. => -
President Ana Ruiz of Chile met President Carlos Mena of Peru. [Both leaders] signed a treaty. => Ana Ruiz, Carlos Mena
[Moscow] said it would answer in kind. => Russia
The delegation arrived in [Moscow] late on Tuesday. => -
Talks between [Ankara] and Athens resume next week. => Turkey
Snow closed schools across [Vienna] on Thursday. => -
[Beijing] has not replied to the note, the embassy said. => China
The marathon in [Nairobi] drew 20,000 runners. => -
He was born in Lima and studied in [Madrid]. => -
A spokesman for [Tehran] rejected the charge. => Iran
[Paris] lies 340 kilometres from London. => -
Officials in [Warsaw] said the border would stay shut. => -
The ministry in Rabat accused Algeria of lying; [Algiers] denied it. => Algeria
The Kremlin spokesman, Anton Volkov, dismissed the report. "We know nothing of it," [he] said. => Anton Volkov
Maria Lindt, who leads the opposition, said [she] would vote no. => Maria Lindt
The union leader Pedro Gil met the mayor, Carmen Soto. [His] members have been on strike for a week. => Pedro Gil
Interpol said [it] had issued a notice. => Interpol
Sudan and Egypt held talks. Cairo said [it] would send engineers. => Egypt
Prime Minister Megan Hart flew to Jakarta to meet President Budi Santoso. [The president] greeted her there. => Budi Santoso
Australia's prime minister, Megan Hart, is in Jakarta. The visit of [the Australian prime minister] lasts three days. => Megan Hart
Ecuador recalled its ambassador. [The ambassador] left Bogota on Sunday. => -
The Turkish Foreign Ministry summoned the Swedish envoy. [The ministry] demanded an apology. => Turkish Foreign Ministry
Lars Berg resigned. His successor, Nina Falk, takes over in May. [She] is 48. => Nina Falk
Judge Ellen Moss sentenced Victor Crane to four years. [He] will appeal. => Victor Crane
Hungary blocked the statement, and [Budapest] gave no reason. => Hungary
A bridge in [Budapest] was closed. => -
The US and Russian delegations met in Istanbul. [The two countries] broke off contact in 2022. => United States, Russia
Georgia beat Spain 2-1 in [Tbilisi]. => -
[Tbilisi] accuses Moscow of moving the border posts. => Georgia
Relations between Tbilisi and [Moscow] worsened. => Russia
An airliner from [Doha] to Lagos turned back. => -
Qatar's emir spoke first. [Doha] has mediated before. => Qatar
Defence Minister Hana Kolar visited the base. [Kolar] thanked the crews. => Hana Kolar
Tomas Vesely and Karel Vesely own the mill. [Vesely] was not reached. => -
Senator Joan Pike criticised Senator Mark Dunn. [The senator] later apologised. => -
The German chancellor, Anke Vogel, wrote to the Polish prime minister, Jerzy Wilk. [Her] letter was leaked. => Anke Vogel
The Polish prime minister, Jerzy Wilk, answered Anke Vogel within hours. [His] office confirmed it. => Jerzy Wilk
Russian and Ukrainian officials met in Abu Dhabi. They said little, but [both sides] will meet again. => Russia, Ukraine
Diplomats of USA y Canada They have met in Bern. [Both countries] want a truce. => United States, Canada
Peru's president, Carlos Mena, said on Friday in [Lima] that he would resign. => -
Peru's president, Carlos Mena, said on Friday in Lima that [he] would resign. => Carlos Mena
Sanctions on [Minsk] were extended by a year. => Belarus
Flights to [Minsk] were suspended. => -
The streets of [Havana] were dark again. => -
[Havana] blamed the embargo for the outage. => Cuba
Foreign Minister Aino Salo met Farid Aziz, her Jordanian counterpart. [The Jordanian minister] invited her to Amman. => Farid Aziz
Mayor Rita Bell thanked firefighters. One of them, Sam Ortega, said [he] had not slept. => Sam Ortega
Company chairman Igor Lytvyn sued the newspaper. [The chairman] denies fraud. => Igor Lytvyn
Two days after Omar Haddad met Leyla Demir, [she] left for Geneva. => Leyla Demir
India and Pakistan exchanged prisoners. [Islamabad] freed 12 fishermen. => Pakistan
Crowds gathered in central [Islamabad]. => -
Uganda sent troops; [Kampala] says they are trainers. => Uganda
Armenia and Azerbaijan meet in Brussels on Monday. [The two sides] last met in May. => Armenia, Azerbaijan
[Washington] state officials closed the ferry. => -
Attorney General Ruth Amari said the judge, Paul Crewe, had erred. "I regret it," [he] said. => Paul Crewe
The opposition leader, Zoltan Balog, faces Prime Minister Eva Toth in June. [The opposition leader] is ahead. => Zoltan Balog
Spokeswoman Dana Ilie said the minister, Radu Popa, was ill. [The spokeswoman] gave no details. => Dana Ilie
Envoys from Chile and Peru met. Bolivia stays out. A minister spoke of talks between Bolivia and Brazil. [Both sides] wait. => -
Chile and Peru blamed each other. [The two delegations] meet again in May. => Chile, Peru
Chile and Peru met in Oslo. Bolivia and Brazil signed a pact. [Both countries] hope for more. => Bolivia, Brazil
Chile and Peru met. The weather was fine. Nobody spoke. The hall was full. The day was long. [The two sides] agreed. => Chile, Peru
The mayor of Lyon, Jean Moreau, spoke first. [The mayor] left early. => Jean Moreau
President-elect Ana Lima met the envoys. [Lima] said she would sign. => Ana Lima
Hartwell Mills Inc. cut its forecast on Monday. [The company] blamed the rain. => Hartwell Mills Inc.
Hartwell Mills Inc. sued Camden Ferries Inc. on Monday. [The company] wants damages. => -
The envoys met in the [White House] on Monday. => -
OSLO \u2015 Snow closed the airport. Planes from [Oslo] were late. => -
The EU will answer in May. [Brussels] said it would wait. => European Union
"We will answer," [Zhang Weiguo] warned on Monday. => Zhang Weiguo
A judge in Lyon sent the suit to family court. The only venue is [federal court]. => -
"I trust Vogel and Arrieta," a teacher said. Asked again, she said [both candidates] had won. => -
Hartwell Mills Inc. bought two ferries. The [paper company] said it would sell one. => Hartwell Mills Inc.
Rivals in the race for the [White House] met on Monday. => -
Hartwell Mills Inc. fell. Sales rose. Nobody spoke. [The company] cut jobs. => Hartwell Mills Inc.
Hartwell Mills Inc. fell on Monday. It hoped that [national companies] would buy. => -
Two envoys will not speak of an undivided [Nicosia] in May. => -
Rep. Nina Falk (D-Va.), a [former mayor], spoke for an hour. => Nina Falk
If Rasmus Holm were a senator, he would vote no. [The senator] said nothing. => -
Norway's prime minister, Rasmus Holm, said that his [government] would not sign. => Norway
Rasmus Holm said that his [government] would not sign. => -
"""


def verdict(line: str) -> tuple[str, list[str]]:
    """Whether the words in brackets are read right, left open though somebody is meant, or read wrong."""
    marked, _, meant = line.partition(" => ")
    before, _, rest = marked.partition("[")
    asked, _, after = rest.partition("]")
    scene = Scene(before + asked + after)
    end = len(before) + len(asked)
    token = next(token for token in scene.doc if token.idx < end <= token.idx + len(token))
    mention = scene.cast.at(token)
    # What lies inside a longer mention means nobody by itself: `Tehran` in `a spokesman for Tehran`.
    whole = mention is not None and scene.doc[mention.start].idx >= len(before) and mention.end == token.i + 1
    read = [scene.names[actor] for actor in mention.actors] if mention is not None and whole else []
    # Somebody of whom only these very words tell is nobody else.
    read = [name for name in read if name.casefold() not in asked.casefold() or name in meant]
    wanted = [] if meant == "-" else meant.split(", ")
    return "right" if sorted(read) == sorted(wanted) else "open" if not read else "wrong", read


def test_pronouns_descriptions_pairs_and_capitals_mean_whom_they_should() -> None:
    lines = CASES.strip().splitlines()
    verdicts = Counter(verdict(line)[0] for line in lines)
    assert verdicts["wrong"] <= 0.05 * len(lines), [line for line in lines if verdict(line)[0] == "wrong"]
    assert verdicts["right"] >= 0.9 * len(lines)


def test_what_one_tells_another_leaves_open_which_of_them_is_meant() -> None:
    assert verdict("Peter Novak told Martin Kral that [he] had lost the vote. => -") == ("right", [])
    assert verdict("Peter Novak told Ines Kral that [he] had lost the vote. => Peter Novak")[0] == "right"


def test_it_is_who_speaks_but_not_the_weather() -> None:
    assert verdict("UNICEF said [it] expected delays. => UNICEF")[0] == "right"
    assert verdict("UNICEF said [it] was snowing in the north. => -")[0] == "right"


def test_a_description_with_a_country_means_nobody_of_whom_another_country_may_be_told() -> None:
    text = "Minister Aino Salo met the Jordanian envoy, Farid Aziz. [The Jordanian minister] sent a letter. => -"
    assert verdict(text)[0] == "right"
