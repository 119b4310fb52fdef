"""What Polish sentences of newspapers say, as specifications: kind, whose, and the number or stance."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS

DAY = date(2025, 9, 10)

SAID = [
    ("W 2024 r. Niemcy wydały na obronność 2,12 proc. PKB, podało NATO.", "measure", "DEU", 2.12),
    ("Wydatki Polski na obronność sięgnęły w 2025 roku 4,48 proc. PKB.", "measure", "POL", 4.48),
    ("Hiszpania przeznaczyła w ubiegłym roku na obronę zaledwie 1,24% PKB.", "measure", "ESP", 1.24),
    ("Polska wydaje na obronność 4,48 proc. PKB, najwięcej w NATO.", "measure", "POL", 1.0),
    ("Polska przeznacza na zakup uzbrojenia 54,4 proc. wydatków obronnych NATO.", "measure", "POL", 54.4),
    (
        "Według NATO Europa i Kanada zwiększyły w 2024 r. wydatki na obronność realnie o 17,9 proc.",
        "measure",
        "NATO_EUR_CAN",
        17.9,
    ),
    ("Polska wydała w 2024 r. na obronność 34,9 mld dolarów, poinformowało NATO.", "measure", "POL", 34900000000.0),
    ("Tylko trzy kraje NATO wydają ponad 3,5 proc. PKB.", "count", "NATO", 3.0),
    ("23 z 32 członków NATO wyda na obronność co najmniej 2 procent PKB.", "count", "NATO", 23.0),
    ("Dwie trzecie sojuszników spełnia już dwuprocentowy próg NATO.", "count", "NATO", 0.6666666666666666),
    ("Osiem państw NATO wciąż nie spełnia wymogu 2 proc. PKB.", "count", "NATO", 8.0),
    ("Progu 2 proc. PKB w NATO nie spełnia już tylko Słowenia.", "count", "NATO", 1.0),
    ("Niemcy zobowiązały się podnieść wydatki na obronność do 3,5 proc. PKB w 2029 r.", "pledge", "DEU", 3.5),
    (
        "Minister obrony Litwy Dovilė Šakalienė powiedziała, że jej kraj przeznaczy w 2026 r. na obronność 5,38 proc. PKB.",
        "pledge",
        "LTU",
        5.38,
    ),
    (
        "Rząd belgijski nie będzie blokował nowego celu NATO, 5 proc. PKB na obronność.",
        "position",
        "BEL",
        "will_not_block",
    ),
    ("Premier Hiszpanii Pedro Sánchez odrzucił cel NATO, 5 proc. PKB.", "position", "ESP", "opposes"),
    (
        "Szef Pentagonu Pete Hegseth domaga się, by kraje NATO wydawały na obronność 5 proc. PKB.",
        "position",
        "USA",
        "demands",
    ),
    (
        "Na szczycie w Hadze przywódcy państw NATO uzgodnili, że do 2035 r. będą przeznaczać na obronność 5 proc. PKB, w tym 3,5 proc. na podstawowe wydatki obronne i 1,5 proc. na infrastrukturę.",
        "target",
        "NATO",
        5.0,
    ),
    ("Dania wydała w 2024 r. na obronność równowartość 2,37 proc. PKB, podało NATO.", "measure", "DNK", 2.37),
    ("Wydatki obronne Grecji wyniosły w 2024 r. 3,08 proc. PKB, wynika z danych NATO.", "measure", "GRC", 3.08),
    ("Włochy łożą na wojsko zaledwie 1,49 proc. PKB, wyraźnie mniej niż oczekuje NATO.", "measure", "ITA", 1.49),
    ("Z budżetem obronnym na poziomie 4,12 proc. PKB Polska jest prymusem NATO.", "measure", "POL", 4.12),
    ("Z budżetem obronnym na poziomie 4,12 proc. PKB Polska jest prymusem NATO.", "measure", "POL", 1.0),
    (
        "Nakłady Wielkiej Brytanii na obronę utrzymują się na poziomie 2,33 proc. PKB - szacuje NATO.",
        "measure",
        "GBR",
        2.33,
    ),
    (
        "W Norwegii odsetek PKB przeznaczany na obronność wzrósł w ciągu roku z 1,81 do 2,20 proc., podaje NATO.",
        "measure",
        "NOR",
        1.81,
    ),
    (
        "W Norwegii odsetek PKB przeznaczany na obronność wzrósł w ciągu roku z 1,81 do 2,20 proc., podaje NATO.",
        "measure",
        "NOR",
        2.2,
    ),
    ("Niemcy po raz pierwszy osiągnęły w 2024 r. próg 2 proc. PKB wymagany przez NATO.", "measure", "DEU", 2.0),
    ("Szwecja, najmłodszy członek NATO, przeznacza na obronność 2,14 proc. PKB.", "measure", "SWE", 2.14),
    ("Chorwacja z wydatkami rzędu 1,81 proc. PKB nie spełnia natowskiego wymogu.", "measure", "HRV", 1.81),
    ("Na obronność Francja przeznacza 2,06 proc. swojego PKB - wynika z raportu NATO.", "measure", "FRA", 2.06),
    ("Według NATO 4,12 proc. PKB wyda w tym roku na armię Polska.", "measure", "POL", 4.12),
    ("Osiemnastu sojuszników osiągnie w tym roku cel 2 proc. wyznaczony przez NATO.", "count", "NATO", 18.0),
    ("Jedynie trzy kraje Sojuszu wydają na obronność ponad 3,5 proc. PKB.", "count", "NATO", 3.0),
    ("Ponad dwie trzecie członków NATO spełnia dziś wymóg 2 proc.", "count", "NATO", 0.6666666666666666),
    ("Spośród 32 członków NATO dziewięciu nadal nie osiągnęło progu 2 proc.", "count", "NATO", 9.0),
    ("Mniej niż jedna trzecia państw NATO osiągała w 2023 r. próg 2 proc. PKB.", "count", "NATO", 0.3333333333333333),
    ("Żaden kraj NATO nie wydaje na obronność 5 proc. PKB.", "count", "NATO", 0.0),
    ("Połowa sojuszników z NATO pozostaje poniżej progu 2 proc.", "count", "NATO", 0.5),
    ("Wszystkie państwa NATO spełniają już wymóg 2 proc. PKB.", "count", "NATO", 1.0),
    ("Polska jest jedynym krajem NATO, który przekracza 4 proc. PKB.", "count", "NATO", 1.0),
    ("Tylko Polska i Estonia przekraczają w NATO 3,4 proc. PKB.", "count", "NATO", 2.0),
    (
        "Friedrich Merz zapowiedział, że Niemcy zwiększą wydatki na obronność do 3,5 proc. PKB do 2029 r., podało NATO.",
        "pledge",
        "DEU",
        3.5,
    ),
    ("Giorgia Meloni obiecała NATO, że Włochy osiągną 2 proc. jeszcze w tym roku.", "pledge", "ITA", 2.0),
    (
        "Portugalia zamierza do 2029 r. przeznaczać na obronność 2 proc. PKB, zapewnił na szczycie NATO premier Luis Montenegro.",
        "pledge",
        "PRT",
        2.0,
    ),
    (
        "Finlandia planuje podniesienie wydatków obronnych do 3 proc. PKB do 2029 r., poinformowało NATO.",
        "pledge",
        "FIN",
        3.0,
    ),
    (
        "Luksemburg chce do końca 2025 r. dojść do 2 proc., przypomniał przed szczytem NATO Luc Frieden.",
        "pledge",
        "LUX",
        2.0,
    ),
    (
        "Łotwa deklaruje, że w 2026 r. wyda na obronność 4 proc. PKB, dwa razy więcej niż wymaga NATO.",
        "pledge",
        "LVA",
        4.0,
    ),
    ("NATO wymaga od swoich członków, by przeznaczali na obronność co najmniej 2 proc. PKB.", "target", "NATO", 2.0),
    (
        "Mark Rutte zaproponował, aby do 2032 r. kraje NATO wydawały 3,5 proc. PKB na obronność i 1,5 proc. na infrastrukturę.",
        "target",
        "NATO",
        5.0,
    ),
    (
        "W Walii w 2014 r. sojusznicy z NATO zobowiązali się zmierzać w ciągu dekady do 2 proc. PKB.",
        "target",
        "NATO",
        2.0,
    ),
    ("Przywódcy NATO mają w Hadze przyjąć nowy cel: 5 proc. PKB na obronność.", "target", "NATO", 5.0),
    ("Hiszpania uznała forsowany w NATO cel 5 proc. za nierealistyczny.", "position", "ESP", "opposes"),
    ("Madryt stanowczo sprzeciwia się podniesieniu wydatków NATO do 5 proc. PKB.", "position", "ESP", "opposes"),
    ("Rzym co do zasady akceptuje nowy cel NATO, czyli 5 proc. PKB.", "position", "ITA", "accepts_in_principle"),
    ("Węgry poprą cel 5 proc. pod warunkiem, że NATO da im więcej czasu.", "position", "HUN", "conditional"),
    (
        "Premier Belgii Bart De Wever zapewnił, że jego kraj nie zablokuje w NATO celu 5 proc.",
        "position",
        "BEL",
        "will_not_block",
    ),
    ("Donald Trump domaga się, by sojusznicy z NATO wydawali na obronność 5 proc. PKB.", "position", "USA", "demands"),
    ("Donald Trump domaga się, by sojusznicy z NATO wydawali na obronność 5 proc. PKB.", "target", "NATO", 5.0),
    ("Estonia jest gorącym zwolennikiem celu 5 proc. PKB w NATO.", "position", "EST", "supports"),
    ("Berlin poparł propozycję NATO, by wydawać 5 proc. PKB.", "position", "DEU", "supports"),
    ("Francja wydała w 2024 r. na obronność 64,3 mld dolarów, podało NATO.", "measure", "FRA", 64300000000.0),
    (
        "Niemiecki budżet obronny sięgnął w 2024 r. 97,7 mld dol., wynika z danych NATO.",
        "measure",
        "DEU",
        97700000000.0,
    ),
    (
        "Wydatki europejskich sojuszników i Kanady wzrosły w 2024 r. realnie o 17,95 proc., podało NATO.",
        "measure",
        "NATO_EUR_CAN",
        17.95,
    ),
    (
        "Litwa przeznacza na obronność 2,85 proc. PKB, o 0,07 pkt proc. więcej niż w 2023 r., podaje NATO.",
        "measure",
        "LTU",
        2.85,
    ),
    (
        "Litwa przeznacza na obronność 2,85 proc. PKB, o 0,07 pkt proc. więcej niż w 2023 r., podaje NATO.",
        "measure",
        "LTU",
        0.07,
    ),
    (
        "Od 2014 r. Polska ponad dwukrotnie zwiększyła wydatki na obronność, wynika z danych NATO.",
        "measure",
        "POL",
        2.0,
    ),
    ("Na Stany Zjednoczone przypadają dwie trzecie wydatków NATO.", "measure", "USA", 0.6666666666666666),
    ("Najmniejszy odsetek PKB na obronność spośród państw NATO przeznacza Hiszpania.", "measure", "ESP", 1.0),
    (
        "Zgodnie z szacunkami NATO podium uzupełniają Estonia (3,43 proc.), USA (3,38 proc.) i Łotwa (3,15 proc.).",
        "measure",
        "EST",
        3.43,
    ),
    (
        "Zgodnie z szacunkami NATO podium uzupełniają Estonia (3,43 proc.), USA (3,38 proc.) i Łotwa (3,15 proc.).",
        "measure",
        "USA",
        3.38,
    ),
    (
        "Zgodnie z szacunkami NATO podium uzupełniają Estonia (3,43 proc.), USA (3,38 proc.) i Łotwa (3,15 proc.).",
        "measure",
        "LVA",
        3.15,
    ),
    ("NATO szacuje, że Belgia przeznaczyła w 2024 r. na obronność 1,30 proc. PKB.", "measure", "BEL", 1.3),
    (
        "Niemcy, przez lata krytykowane w NATO za skąpstwo, wydają dziś na obronność 2,12 proc. PKB.",
        "measure",
        "DEU",
        2.12,
    ),
    ("Budapeszt z nakładami w wysokości 2,11 proc. PKB spełnia normę NATO.", "measure", "HUN", 2.11),
    ("Turecki wskaźnik to 2,09 proc. PKB, wylicza NATO.", "measure", "TUR", 2.09),
    (
        "Wydatki Kanady na obronność nie przekroczyły w 2024 r. 1,37 proc. PKB, wynika z danych NATO.",
        "measure",
        "CAN",
        1.37,
    ),
    ("Holandia również przebiła próg NATO - wydała 2,05 proc. PKB.", "measure", "NLD", 2.05),
    ("Amerykański wkład wynosi 3,38 proc. PKB wobec 3,23 proc. w 2023 r., precyzuje NATO.", "measure", "USA", 3.38),
    ("Amerykański wkład wynosi 3,38 proc. PKB wobec 3,23 proc. w 2023 r., precyzuje NATO.", "measure", "USA", 3.23),
    (
        "Czechy i Dania przeznaczyły w 2024 r. na obronność odpowiednio 2,10 proc. i 2,37 proc. PKB, podało NATO.",
        "measure",
        "CZE",
        2.1,
    ),
    (
        "Czechy i Dania przeznaczyły w 2024 r. na obronność odpowiednio 2,10 proc. i 2,37 proc. PKB, podało NATO.",
        "measure",
        "DNK",
        2.37,
    ),
    ("Realnie polskie wydatki na obronność wzrosły w 2024 r. o 30,07 proc. - podało NATO.", "measure", "POL", 30.07),
    (
        "Słowenia zmniejszyła w 2024 r. wydatki na obronność realnie o 1,41 proc., wynika z danych NATO.",
        "measure",
        "SVN",
        -1.41,
    ),
    ("Cel 2 proc. osiągną w tym roku 23 z 32 państw - ogłosił szef NATO.", "count", "NATO", 23.0),
    ("Liczba państw NATO spełniających wymóg 2 proc. wzrosła z 10 do 23.", "count", "NATO", 23.0),
    (
        "Dziewięć krajów, w tym Włochy i Hiszpania, wciąż nie spełnia wymogu NATO, czyli 2 proc. PKB.",
        "count",
        "NATO",
        9.0,
    ),
    ("Co trzeci członek NATO spełniał w 2023 r. wymóg 2 proc.", "count", "NATO", 0.3333333333333333),
    (
        "Wszyscy członkowie NATO oprócz Słowenii przeznaczają na obronność co najmniej 2 proc. PKB.",
        "count",
        "NATO",
        -1.0,
    ),
    (
        "Kanada planuje osiągnąć 2 proc. PKB w 2032 r. - potwierdził na szczycie NATO Justin Trudeau.",
        "pledge",
        "CAN",
        2.0,
    ),
    (
        "Keir Starmer chce, by Wielka Brytania od 2027 r. wydawała na obronność 2,5 proc. PKB, o czym poinformował NATO.",
        "pledge",
        "GBR",
        2.5,
    ),
    ("Bułgaria obiecała NATO, że do 2035 r. dojdzie do 5 proc. PKB.", "pledge", "BGR", 5.0),
    ("Warszawa planuje na 2025 r. 4,7 proc. PKB na obronę, znacznie więcej niż wymaga NATO.", "pledge", "POL", 4.7),
    (
        "Rząd Norwegii zobowiązał się w piątek przeznaczać na obronność 5 proc. PKB zgodnie z nowym celem NATO.",
        "pledge",
        "NOR",
        5.0,
    ),
    (
        "„Osiągniemy 3,5 proc. PKB w 2029 r.” - zapowiedział przed szczytem NATO niemiecki minister finansów Lars Klingbeil.",
        "pledge",
        "DEU",
        3.5,
    ),
    ("Kraje NATO uzgodniły w Hadze, że do 2035 r. będą wydawać 5 proc. PKB.", "target", "NATO", 5.0),
    ("Prezydent USA chce, aby członkowie NATO zwiększyli wydatki do 5 proc. PKB.", "target", "NATO", 5.0),
    ("Prezydent USA chce, aby członkowie NATO zwiększyli wydatki do 5 proc. PKB.", "position", "USA", "demands"),
    ("Robert Fico nazwał absurdem natowski cel 5 proc. PKB.", "position", "SVK", "opposes"),
    ("Dania przyłączyła się do zwolenników celu 5 proc. w NATO.", "position", "DNK", "supports"),
    ("Holenderski minister obrony Ruben Brekelmans popiera natowski cel 5 proc.", "position", "NLD", "supports"),
    (
        "Bratysława zgodzi się na cel NATO 5 proc. tylko pod warunkiem, że sama ustali harmonogram.",
        "position",
        "SVK",
        "conditional",
    ),
    ("Hiszpania nie zamierza blokować celu NATO 5 proc.", "position", "ESP", "will_not_block"),
    ("Łączne wydatki NATO sięgnęły w 2024 r. 1,474 bln dolarów.", "measure", "NATO", 1474000000000.0),
    ("Londyn wydał w 2024 r. na siły zbrojne 82,1 mld dolarów, podaje NATO.", "measure", "GBR", 82100000000.0),
    ("W 2024 r. NATO jako całość przeznaczyło na obronność 2,71 proc. PKB.", "measure", "NATO", 2.71),
    (
        "Polska wydała w ubiegłym roku na obronność 139 mld zł, poinformował MON przed szczytem NATO.",
        "measure",
        "POL",
        139000000000.0,
    ),
    (
        "Estonia, która wydaje 3,43 proc. PKB, przeznacza na obronność proporcjonalnie więcej niż USA - wynika z danych NATO.",
        "measure",
        "EST",
        3.43,
    ),
    ("Polska kieruje na zakup sprzętu 51,13 proc. budżetu obronnego, podaje NATO.", "measure", "POL", 51.13),
]
SILENT = [
    "Inflacja w Polsce, członku NATO, wyniosła w maju 4 proc., a cel NBP to 2,5 proc.",
    "W sondażu 54 proc. Polaków poparło zwiększenie wydatków na obronność.",
    "Cła na stal z krajów NATO wzrosną do 25 proc.",
    "Inflacja w Polsce wyniosła w maju 4,1 proc., a NBP celuje w 2,5 proc. - rynek zignorował szczyt NATO.",
    "Według sondażu 62 proc. Polaków popiera wydatki na obronność w wysokości 5 proc. PKB.",
    "Rosja wydaje na wojsko 6,3 proc. PKB, podczas gdy NATO 2,61 proc.",
    "Gdyby Hiszpania wydawała 5 proc. PKB, kosztowałoby ją to dodatkowe 50 mld euro - alarmują eksperci przed szczytem NATO.",
    "Zaledwie kilka państw NATO wydaje ponad 3 proc. PKB.",
    "Przemysł odpowiada za 20 proc. polskiego PKB, przypomnieli eksperci na marginesie szczytu NATO.",
    "Czy Polska wyda 5 proc. PKB na obronność, jak chce NATO?",
    "Dług publiczny Włoch sięga 137 proc. PKB, a na obronność NATO brakuje pieniędzy.",
    "Eksport polskiej broni wzrósł w 2024 r. o 12 proc., podało ministerstwo przed szczytem NATO.",
    "Płace żołnierzy wzrosną o 5 proc., zapowiedział MON, powołując się na standardy NATO.",
]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, given(DAY), REGISTERS.events, people(REGISTERS), "pl").claims


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
