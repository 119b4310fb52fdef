"""What French sentences of newspapers say, as specifications: kind, whose, and the number or stance."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS

DAY = date(2025, 6, 20)

SAID = [
    ("L'Espagne a consacré 1,28 % de son PIB à la défense en 2024, selon l'Otan.", "measure", "ESP", 1.28),
    (
        "Les dépenses militaires de la Pologne se sont élevées à 4,07 % du PIB l'an dernier, selon l'Otan.",
        "measure",
        "POL",
        4.07,
    ),
    (
        "Les alliés européens et le Canada ont augmenté leurs dépenses de défense de 19,4 % en termes réels en 2024.",
        "measure",
        "NATO_EUR_CAN",
        19.4,
    ),
    (
        "La France a dépensé 64,7 milliards de dollars pour sa défense en 2024, selon le Sipri.",
        "measure",
        "FRA",
        64700000000.0,
    ),
    ("Les États-Unis représentent 64 % des dépenses de l'Otan.", "measure", "USA", 0.64),
    ("Vingt-deux alliés de l'Otan sur trente-deux ont atteint l'objectif de 2 % en 2024.", "count", "NATO", 22.0),
    ("Un tiers des alliés de l'Otan n'atteignent toujours pas le seuil de 2 %.", "count", "NATO", 0.3333333333333333),
    ("Huit pays de l'Otan restent sous la barre des 2 %.", "count", "NATO", 8.0),
    ("Les alliés de l'Otan s'étaient engagés en 2014 à consacrer 2 % de leur PIB à la défense.", "target", "NATO", 2.0),
    ("Donald Trump exige que les alliés de l'Otan consacrent 5 % de leur PIB à la défense.", "target", "NATO", 5.0),
    ("Londres portera ses dépenses de défense à 2,5 % du PIB en 2027, selon l'Otan.", "pledge", "GBR", 2.5),
    ("Le Canada s'engage à atteindre le seuil de 2 % cette année, dit l'Otan.", "pledge", "CAN", 2.0),
    ("La France est prête à se rallier à l'objectif de 5 % de l'Otan.", "position", "FRA", "accepts_in_principle"),
    ("Le Premier ministre espagnol Pedro Sánchez a rejeté l'objectif de 5 % de l'Otan.", "position", "ESP", "opposes"),
    ("Madrid ne bloquera pas l'objectif de 5 % de l'Otan.", "position", "ESP", "will_not_block"),
    (
        "Le Danemark a déboursé l'équivalent de 2,37 % de sa richesse nationale pour ses armées en 2024, indique l'Otan.",
        "measure",
        "DNK",
        2.37,
    ),
    ("L'effort militaire de la Grèce se chiffrait à 3,08 % du PIB en 2024, d'après l'Otan.", "measure", "GRC", 3.08),
    ("Rome se contente pour l'instant de 1,49 % de son PIB, loin de la norme otanienne.", "measure", "ITA", 1.49),
    (
        "Avec un budget militaire représentant 4,12 % de son PIB, la Pologne est le champion de l'Otan.",
        "measure",
        "POL",
        4.12,
    ),
    (
        "Avec un budget militaire représentant 4,12 % de son PIB, la Pologne est le champion de l'Otan.",
        "measure",
        "POL",
        1.0,
    ),
    (
        "Les dépenses de défense du Royaume-Uni culminent à 2,33 % du PIB, selon les estimations de l'Otan.",
        "measure",
        "GBR",
        2.33,
    ),
    (
        "En Norvège, la part du PIB allouée à la défense est passée de 1,81 % à 2,20 % en un an, selon l'Otan.",
        "measure",
        "NOR",
        1.81,
    ),
    (
        "En Norvège, la part du PIB allouée à la défense est passée de 1,81 % à 2,20 % en un an, selon l'Otan.",
        "measure",
        "NOR",
        2.2,
    ),
    ("L'Allemagne a pour la première fois franchi le cap des 2 % en 2024, selon l'Otan.", "measure", "DEU", 2.0),
    ("La Suède, nouvelle venue dans l'Otan, consacre 2,14 % de son PIB à sa défense.", "measure", "SWE", 2.14),
    (
        "La Croatie ne dépense que 1,81 % de son PIB pour sa défense et n'atteint donc pas l'objectif de l'Otan.",
        "measure",
        "HRV",
        1.81,
    ),
    (
        "Dix-huit alliés sur trente et un devraient atteindre l'objectif de 2 % de l'Otan cette année.",
        "count",
        "NATO",
        18.0,
    ),
    ("Seuls trois pays membres de l'Otan consacrent plus de 3,5 % de leur PIB à leur défense.", "count", "NATO", 3.0),
    (
        "Plus des deux tiers des alliés de l'Otan respectent aujourd'hui la règle des 2 %.",
        "count",
        "NATO",
        0.6666666666666666,
    ),
    ("Sur les 32 membres de l'Otan, neuf n'ont toujours pas atteint la barre des 2 %.", "count", "NATO", 9.0),
    ("Moins d'un tiers des pays de l'Otan atteignaient le seuil de 2 % en 2023.", "count", "NATO", 0.3333333333333333),
    ("Aucun pays de l'Otan ne consacre 5 % de son PIB à sa défense, pas même les États-Unis.", "count", "NATO", 0.0),
    ("La moitié des alliés de l'Otan restent en dessous de l'objectif de 2 %.", "count", "NATO", 0.5),
    ("Tous les alliés de l'Otan respectent désormais l'objectif de 2 %.", "count", "NATO", 1.0),
    ("La Pologne est le seul pays de l'Otan à dépasser les 4 % du PIB.", "count", "NATO", 1.0),
    ("Seules la Pologne et l'Estonie dépassent les 3,4 % du PIB au sein de l'Otan.", "count", "NATO", 2.0),
    (
        "Friedrich Merz s'est engagé à porter le budget de la défense à 3,5 % du PIB d'ici 2029, selon l'Otan.",
        "pledge",
        "DEU",
        3.5,
    ),
    ("L'Italie vise les 2 % dès cette année, a promis Giorgia Meloni à l'Otan.", "pledge", "ITA", 2.0),
    (
        "Le Portugal entend consacrer 2 % de son PIB à la défense à l'horizon 2029, a annoncé Luís Montenegro au sommet de l'Otan.",
        "pledge",
        "PRT",
        2.0,
    ),
    (
        "La loi de programmation militaire prévoit que la France atteigne 2 % du PIB en 2025, comme le demande l'Otan.",
        "pledge",
        "FRA",
        2.0,
    ),
    (
        "La Finlande ambitionne d'augmenter ses dépenses de défense à 3 % du PIB d'ici 2029, dans le cadre de l'Otan.",
        "pledge",
        "FIN",
        3.0,
    ),
    (
        "Le Luxembourg s'est fixé pour objectif d'atteindre 2 % d'ici fin 2025, a rappelé Luc Frieden avant le sommet de l'Otan.",
        "pledge",
        "LUX",
        2.0,
    ),
    ("L'Otan demande à ses membres de consacrer au moins 2 % de leur PIB à la défense.", "target", "NATO", 2.0),
    (
        "Mark Rutte a proposé que les alliés de l'Otan dépensent 3,5 % de leur PIB pour la défense et 1,5 % pour les infrastructures d'ici 2032.",
        "target",
        "NATO",
        5.0,
    ),
    (
        "Au pays de Galles, en 2014, les alliés s'étaient engagés à tendre vers 2 % du PIB en dix ans, rappelle l'Otan.",
        "target",
        "NATO",
        2.0,
    ),
    ("Les alliés doivent adopter à La Haye un nouvel objectif de 5 % du PIB, selon l'Otan.", "target", "NATO", 5.0),
    ("L'Espagne juge irréaliste l'objectif de 5 % voulu par l'Otan.", "position", "ESP", "opposes"),
    ("Madrid s'oppose catégoriquement à la cible de 5 % de l'Otan.", "position", "ESP", "opposes"),
    ("Rome se dit favorable sur le principe à l'objectif de 5 % de l'Otan.", "position", "ITA", "accepts_in_principle"),
    (
        "La Hongrie soutient l'objectif de 5 % de l'Otan, à condition que ses partenaires en fassent autant.",
        "position",
        "HUN",
        "conditional",
    ),
    (
        "Le Premier ministre belge Bart De Wever a assuré que son pays ne bloquerait pas l'objectif de 5 % de l'Otan.",
        "position",
        "BEL",
        "will_not_block",
    ),
    ("Donald Trump martèle que les alliés de l'Otan doivent payer 5 % de leur PIB.", "target", "NATO", 5.0),
    ("L'Estonie plaide pour l'objectif de 5 % de l'Otan.", "position", "EST", "supports"),
    ("Berlin a donné son accord à l'objectif de 5 % de l'Otan.", "position", "DEU", "supports"),
    (
        "La France a dépensé 64,3 milliards de dollars pour sa défense en 2024, selon l'Otan.",
        "measure",
        "FRA",
        64300000000.0,
    ),
    (
        "Le budget de défense allemand s'élève à 97,7 milliards de dollars en 2024, selon l'Otan.",
        "measure",
        "DEU",
        97700000000.0,
    ),
    (
        "Les dépenses des alliés européens et du Canada ont bondi de 17,95 % en termes réels en 2024, selon l'Otan.",
        "measure",
        "NATO_EUR_CAN",
        17.95,
    ),
    (
        "La Lituanie consacre 2,85 % de son PIB à la défense, soit 0,07 point de plus qu'en 2023, selon l'Otan.",
        "measure",
        "LTU",
        2.85,
    ),
    (
        "La Lituanie consacre 2,85 % de son PIB à la défense, soit 0,07 point de plus qu'en 2023, selon l'Otan.",
        "measure",
        "LTU",
        0.07,
    ),
    ("La Pologne a plus que doublé ses dépenses militaires depuis 2014, selon l'Otan.", "measure", "POL", 2.0),
    ("Les États-Unis assument les deux tiers des dépenses de l'Otan.", "measure", "USA", 0.6666666666666666),
    (
        "L'Espagne est le pays de l'Otan qui consacre la plus faible part de son PIB à la défense.",
        "measure",
        "ESP",
        1.0,
    ),
    (
        "Selon l'Otan, la Lettonie (3,15 %), la Grèce (3,08 %) et la Lituanie (2,85 %) complètent le haut du tableau.",
        "measure",
        "LVA",
        3.15,
    ),
    (
        "Selon l'Otan, la Lettonie (3,15 %), la Grèce (3,08 %) et la Lituanie (2,85 %) complètent le haut du tableau.",
        "measure",
        "GRC",
        3.08,
    ),
    (
        "Selon l'Otan, la Lettonie (3,15 %), la Grèce (3,08 %) et la Lituanie (2,85 %) complètent le haut du tableau.",
        "measure",
        "LTU",
        2.85,
    ),
    ("À 1,28 %, l'Espagne reste lanterne rouge de l'Otan.", "measure", "ESP", 1.28),
    ("À 1,28 %, l'Espagne reste lanterne rouge de l'Otan.", "measure", "ESP", 1.0),
    ("L'Otan estime que la Belgique aura consacré 1,30 % de son PIB à sa défense en 2024.", "measure", "BEL", 1.3),
    (
        "Longtemps mauvais élève de l'Otan, l'Allemagne consacre désormais 2,12 % de son PIB à sa défense.",
        "measure",
        "DEU",
        2.12,
    ),
    ("Budapest, qui consacre 2,11 % de son PIB à la défense, est dans les clous de l'Otan.", "measure", "HUN", 2.11),
    ("Le taux de la Turquie atteint 2,09 % du PIB, d'après les chiffres de l'Otan.", "measure", "TUR", 2.09),
    ("Les Pays-Bas sont eux aussi passés au-dessus des 2 % (2,05 %), selon l'Otan.", "measure", "NLD", 2.05),
    (
        "La contribution américaine s'élève à 3,38 % du PIB, contre 3,23 % en 2023, précise l'Otan.",
        "measure",
        "USA",
        3.38,
    ),
    (
        "La contribution américaine s'élève à 3,38 % du PIB, contre 3,23 % en 2023, précise l'Otan.",
        "measure",
        "USA",
        3.23,
    ),
    (
        "Prague et Copenhague ont respectivement alloué 2,10 % et 2,37 % de leur PIB à leur défense en 2024, selon l'Otan.",
        "measure",
        "CZE",
        2.1,
    ),
    (
        "Prague et Copenhague ont respectivement alloué 2,10 % et 2,37 % de leur PIB à leur défense en 2024, selon l'Otan.",
        "measure",
        "DNK",
        2.37,
    ),
    (
        "L'Otan note que le budget militaire polonais a bondi de 30,07 % en termes réels en 2024.",
        "measure",
        "POL",
        30.07,
    ),
    (
        "Quelque 23 alliés sur 32 atteignent cette année la cible de 2 %, s'est félicité le chef de l'Otan.",
        "count",
        "NATO",
        23.0,
    ),
    ("Neuf alliés, dont l'Italie et l'Espagne, manquent encore l'objectif de 2 % de l'Otan.", "count", "NATO", 9.0),
    ("À peine un pays de l'Otan sur trois respectait la norme de 2 % en 2023.", "count", "NATO", 0.3333333333333333),
    (
        "Ottawa prévoit d'atteindre 2 % du PIB en 2032, a confirmé Justin Trudeau au sommet de l'Otan.",
        "pledge",
        "CAN",
        2.0,
    ),
    (
        "Keir Starmer veut que le Royaume-Uni consacre 2,5 % de son PIB à la défense à partir de 2027, a-t-il dit à l'Otan.",
        "pledge",
        "GBR",
        2.5,
    ),
    ("Sofia a promis à l'Otan de parvenir à 5 % d'ici 2035.", "pledge", "BGR", 5.0),
    ("Varsovie table sur 4,7 % du PIB en 2025, bien plus que ce que demande l'Otan.", "pledge", "POL", 4.7),
    (
        "Le gouvernement norvégien s'est engagé vendredi à consacrer 5 % du PIB à la défense, conformément au nouvel objectif de l'Otan.",
        "pledge",
        "NOR",
        5.0,
    ),
    (
        "« Nous atteindrons 3,5 % du PIB en 2029 », a déclaré le ministre allemand des Finances, Lars Klingbeil, avant le sommet de l'Otan.",
        "pledge",
        "DEU",
        3.5,
    ),
    ("Les pays de l'Otan sont convenus à La Haye de dépenser 5 % de leur PIB d'ici à 2035.", "target", "NATO", 5.0),
    ("Le président américain veut que les membres de l'Otan portent leur effort à 5 % du PIB.", "target", "NATO", 5.0),
    (
        "Le président américain veut que les membres de l'Otan portent leur effort à 5 % du PIB.",
        "position",
        "USA",
        "demands",
    ),
    ("Pour Madrid, pas question d'aller jusqu'aux 5 % réclamés par l'Otan.", "position", "ESP", "opposes"),
    ("Robert Fico a qualifié d'absurde l'objectif de 5 % de l'Otan.", "position", "SVK", "opposes"),
    ("Le Danemark s'est rallié à l'objectif de 5 % de l'Otan.", "position", "DNK", "supports"),
    (
        "Le ministre néerlandais de la Défense, Ruben Brekelmans, soutient l'objectif de 5 % de l'Otan.",
        "position",
        "NLD",
        "supports",
    ),
    (
        "Bratislava n'acceptera les 5 % de l'Otan qu'à condition de pouvoir fixer son propre calendrier.",
        "position",
        "SVK",
        "conditional",
    ),
    ("L'Espagne n'opposera pas son veto à l'objectif de 5 % de l'Otan.", "position", "ESP", "will_not_block"),
    ("Les dépenses de l'Otan ont atteint 1.474 milliards de dollars en 2024.", "measure", "NATO", 1474000000000.0),
    (
        "Londres a déboursé 82,1 milliards de dollars en 2024 pour ses armées, selon l'Otan.",
        "measure",
        "GBR",
        82100000000.0,
    ),
    ("En 2024, l'Otan consacrait 2,71 % de son PIB à la défense.", "measure", "NATO", 2.71),
    (
        "La France se classe troisième de l'Otan en valeur absolue, avec 64,3 milliards de dollars en 2024.",
        "measure",
        "FRA",
        64300000000.0,
    ),
    (
        "L'Estonie, qui y consacre 3,43 % de son PIB, dépense proportionnellement plus que les États-Unis, selon l'Otan.",
        "measure",
        "EST",
        3.43,
    ),
    ("La Pologne affecte 51,13 % de son budget militaire à l'équipement, selon l'Otan.", "measure", "POL", 51.13),
    ("Le sommet de l'Otan, qui se tiendra la semaine prochaine à La Haye, s'annonce tendu.", "event", "", ""),
    ("À quatre jours du sommet de l'Otan à La Haye, Madrid résiste.", "event", "", ""),
    ("Le prochain sommet de l'Otan aura lieu les 24 et 25 juin à La Haye.", "event", "", ""),
]

SILENT = [
    "Le déficit public de la France a atteint 5,8 % du PIB en 2024, malgré la hausse des dépenses de défense.",
    "Selon un sondage, 58 % des Français soutiennent la hausse des dépenses militaires.",
    "La BCE vise une inflation de 2 %, alors que l'Otan se réunit.",
    "Si l'Espagne dépensait 3 % de son PIB pour la défense, cela coûterait 20 milliards à l'Otan.",
    "Les Pays-Bas ont inscrit dans la loi l'objectif de 2 % de l'Otan.",
    "Les États-Unis dépensent près de trois fois plus que l'ensemble des alliés européens de l'Otan.",
    "Le taux de chômage atteint 7,3 % en France, a indiqué l'Insee, alors que l'Otan se réunit.",
    "La Banque centrale européenne vise une inflation de 2 %, un objectif sans rapport avec celui de l'Otan.",
    "Selon un sondage, 62 % des Polonais approuvent la hausse des dépenses de défense à 5 % du PIB.",
    "La Russie consacre 6,3 % de son PIB à son armée, contre 2,61 % pour l'Otan.",
    "L'industrie représente 13 % du PIB français, loin des 20 % visés, ont rappelé des experts en marge du sommet de l'Otan.",
    "La France pourrait-elle consacrer 3,5 % de son PIB à l'Otan ?",
    "Si l'Italie passait à 5 %, il lui faudrait trouver 60 milliards d'euros par an, calcule un expert de l'Otan.",
    "Les ventes d'armes françaises ont augmenté de 12 % en 2024, a annoncé le ministère, sans citer l'Otan.",
]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, given(DAY), REGISTERS.events, people(REGISTERS), "fr").claims


@pytest.mark.parametrize(("text", "kind", "subjects", "value"), SAID)
def test_the_sentence_says(text: str, kind: str, subjects: str, value: float | str) -> None:
    found = [
        (c.kind.value, " ".join(c.subjects), c.stance.value if c.stance else c.quantity.value if c.quantity else "")
        for c in claims(text)
    ]
    assert (kind, subjects, value) in found


@pytest.mark.parametrize("text", SILENT)
def test_the_sentence_claims_nothing(text: str) -> None:
    assert [(c.kind.value, c.words, c.rule) for c in claims(text)] == []


def test_two_governments_on_five_per_cent_need_no_name_of_the_alliance() -> None:
    text = (
        "La France est prête à se rallier à l'objectif de 5 %, a déclaré le ministre des Affaires étrangères.\n"
        "Berlin rejette l'objectif de 5 %, a dit le chancelier."
    )
    assert [(c.subjects, c.stance and c.stance.value) for c in claims(text)] == [
        (("FRA",), "accepts_in_principle"),
        (("DEU",), "opposes"),
    ]
    assert claims(text.replace("5 %", "7 %")) == ()


def test_a_number_behind_a_word_that_no_glossary_has_is_never_beyond_doubt() -> None:
    found = [c.rule for c in claims("L'Espagne bredouille 4,9 % de son PIB pour sa défense, dit l'Otan.")]
    assert "share-verb" not in found
