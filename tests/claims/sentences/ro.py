"""Romanian sentences of newspapers: what each says (kind, whose, and the number or stance), and those that say nothing.

DAY: the day on which they stand in the newspaper.
"""

from datetime import date

DAY = date(2025, 9, 10)

SAID = [
    ("În 2024, Germania a cheltuit pentru apărare 2,12% din PIB, potrivit NATO.", "measure", "DEU", 2.12),
    ("Cheltuielile de apărare ale Poloniei au ajuns în 2025 la 4,48% din PIB.", "measure", "POL", 4.48),
    (
        "Spania a alocat anul trecut doar 1,24% din PIB pentru apărare, cel mai puţin dintre toţi membrii NATO.",
        "measure",
        "ESP",
        1.0,
    ),
    (
        "Europa și Canada și-au majorat cheltuielile de apărare în 2024 cu 17,9% în termeni reali, arată datele NATO.",
        "measure",
        "NATO_EUR_CAN",
        17.9,
    ),
    (
        "Polonia alocă 54,4% din cheltuielile militare pentru echipamente noi, arată raportul NATO.",
        "measure",
        "POL",
        54.4,
    ),
    ("Polonia a cheltuit în 2024 34,9 miliarde de dolari pentru apărare, arată NATO.", "measure", "POL", 34900000000.0),
    ("Doar trei state membre NATO cheltuiesc peste 3,5% din PIB.", "count", "NATO", 3.0),
    ("Două treimi dintre aliați ating deja ținta NATO de 2% din PIB.", "count", "NATO", 0.6666666666666666),
    ("Opt state membre NATO încă nu ating ținta de 2% din PIB.", "count", "NATO", 8.0),
    ("Toți aliații au atins în 2025 pragul de 2% din PIB, a anunțat NATO.", "count", "NATO", 1.0),
    ("Germania vrea să ajungă la 3,5% din PIB pentru apărare până în 2029.", "pledge", "DEU", 3.5),
    (
        "Estonia va cheltui 5,4% din PIB pentru apărare în 2026, a promis ministrul estonian al apărării, Hanno Pevkur.",
        "pledge",
        "EST",
        5.4,
    ),
    ("Guvernul spaniol a respins ținta NATO de 5% din PIB.", "position", "ESP", "opposes"),
    ("Slovacia nu va bloca noul obiectiv NATO de 5% din PIB.", "position", "SVK", "will_not_block"),
    ("Trump le cere aliaților NATO să cheltuiască 5% din PIB pentru apărare.", "position", "USA", "demands"),
    (
        "La summitul de la Haga, liderii NATO au convenit să aloce până în 2035 5% din PIB pentru apărare, din care 3,5% pentru apărarea propriu-zisă și 1,5% pentru infrastructură.",
        "target",
        "NATO",
        5.0,
    ),
    ("Romania va aloca in acest an 2,43% din PIB pentru aparare, arata raportul NATO.", "measure", "ROU", 2.43),
    (
        "Toti aliatii NATO, cu exceptia Sloveniei si a Croatiei, ating pragul de 2% din PIB pentru aparare.",
        "count",
        "NATO",
        -2.0,
    ),
    (
        "Premierul ceh Andrej Babis refuza sa depaseasca 3% din PIB pentru aparare, cat cere NATO.",
        "position",
        "CZE",
        "opposes",
    ),
    ("Polonia se află pe primul loc în NATO, cu 4,48% din PIB pentru apărare.", "measure", "POL", 1.0),
    ("Croația a trecut pragul de 2% din PIB pentru apărare, arată NATO.", "measure", "HRV", 2.0),
    ("Germania va ajunge la 3,5% din PIB pentru apărare în 2029, a promis ea NATO.", "pledge", "DEU", 3.5),
    ("Spania nu va bloca ținta NATO de 5% din PIB.", "position", "ESP", "will_not_block"),
    ("În fruntea clasamentului NATO se află Lituania, cu 5,33% din PIB pentru apărare.", "measure", "LTU", 1.0),
]
SILENT = [
    "Rata inflației a fost de 5,5%, iar BNR, care nu face parte din NATO, are o țintă de 2,5%.",
    "Un sondaj NATO arată că 54% dintre români susțin creșterea cheltuielilor pentru apărare.",
    "Taxele vamale pentru aliații NATO cresc la 25%.",
]
