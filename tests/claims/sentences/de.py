"""German sentences of newspapers: what each says (kind, whose, and the number or stance), and those that say nothing.

DAY: the day on which they stand in the newspaper.
"""

from datetime import date

DAY = date(2025, 6, 20)

SAID = [
    (
        "Im vergangenen Jahr hat Spanien nach Angaben der Nato 1,28 Prozent seines BIP für Verteidigung ausgegeben.",
        "measure",
        "ESP",
        1.28,
    ),
    ("2024 gab Polen laut Nato 4,07 Prozent seiner Wirtschaftsleistung für das Militär aus.", "measure", "POL", 4.07),
    ("Die Verteidigungsausgaben der USA lagen 2024 laut Nato bei 3,38 Prozent des BIP.", "measure", "USA", 3.38),
    (
        "Dänemark, das 2024 mehr als zwei Prozent seines BIP für Verteidigung ausgab, lobte die Nato.",
        "measure",
        "DNK",
        2.0,
    ),
    (
        "Die europäischen Nato-Staaten und Kanada steigerten ihre Verteidigungsausgaben 2024 real um 19,4 Prozent.",
        "measure",
        "NATO_EUR_CAN",
        19.4,
    ),
    (
        "Laut SIPRI beliefen sich die deutschen Militärausgaben 2024 auf 88,5 Milliarden Dollar.",
        "measure",
        "DEU",
        88500000000.0,
    ),
    ("Die USA trugen 2024 rund 64 Prozent der gesamten Verteidigungsausgaben der Nato.", "measure", "USA", 0.64),
    (
        "Mehr als zwei Drittel der Nato-Staaten halten die Zwei-Prozent-Vorgabe ein.",
        "count",
        "NATO",
        0.6666666666666666,
    ),
    (
        "Ein Drittel der Bündnispartner erreicht die Zwei-Prozent-Marke noch immer nicht.",
        "count",
        "NATO",
        0.3333333333333333,
    ),
    (
        "Nach Darstellung der Nato erreichten 2024 22 der 32 Mitgliedstaaten die Zwei-Prozent-Marke.",
        "count",
        "NATO",
        22.0,
    ),
    (
        "Die Nato-Staaten haben sich verpflichtet, mindestens zwei Prozent ihres BIP für Verteidigung auszugeben.",
        "target",
        "NATO",
        2.0,
    ),
    (
        "Die Nato-Verbündeten hatten sich 2014 darauf verständigt, binnen zehn Jahren zwei Prozent des BIP für Verteidigung auszugeben.",
        "target",
        "NATO",
        2.0,
    ),
    (
        "Trump fordert von den Nato-Verbündeten, fünf Prozent ihres Bruttoinlandsprodukts für Verteidigung auszugeben.",
        "target",
        "NATO",
        5.0,
    ),
    (
        "Großbritannien will seine Verteidigungsausgaben bis 2027 auf 2,5 Prozent des BIP anheben, hieß es bei der Nato.",
        "pledge",
        "GBR",
        2.5,
    ),
    ("Kanada plant, das Zwei-Prozent-Ziel der Nato noch in diesem Jahr zu erreichen.", "pledge", "CAN", 2.0),
    ("Spaniens Ministerpräsident Pedro Sánchez lehnt das Fünf-Prozent-Ziel der Nato ab.", "position", "ESP", "opposes"),
    ("Schweden trägt das Fünf-Prozent-Ziel der Nato mit.", "position", "SWE", "supports"),
    ("Mit 4,12 Prozent des BIP liegt Polen bei den Verteidigungsausgaben der Nato vorn.", "measure", "POL", 4.12),
    ("Auf die USA entfallen 2024 rund 64 Prozent der gesamten Verteidigungsausgaben der Nato.", "measure", "USA", 0.64),
    ("Für Spanien weist die Nato 2024 Verteidigungsausgaben von 1,28 Prozent des BIP aus.", "measure", "ESP", 1.28),
    ("Die Zwei-Prozent-Vorgabe der Nato erfüllten 2024 nur 23 Mitgliedstaaten.", "count", "NATO", 23.0),
    ("Dänemark, das 2024 2,37 Prozent des BIP für Verteidigung aufwendete, lobte die Nato.", "measure", "DNK", 2.37),
    (
        "Estland steckte 2024 nach Nato-Angaben 3,43 Prozent seiner Wirtschaftsleistung ins Militär.",
        "measure",
        "EST",
        3.43,
    ),
    ("Spitzenreiter bei den Verteidigungsausgaben der Nato ist Polen mit 4,12 Prozent des BIP.", "measure", "POL", 1.0),
    (
        "Der spanische Regierungschef Pedro Sánchez sperrt sich gegen das Fünf-Prozent-Ziel der Nato.",
        "position",
        "ESP",
        "opposes",
    ),
    (
        "Am Freitag hat sich Bundeskanzler Friedrich Merz hinter das Fünf-Prozent-Ziel der Nato gestellt.",
        "position",
        "DEU",
        "supports",
    ),
    ("Belgien will das Fünf-Prozent-Ziel der Nato nicht blockieren.", "position", "BEL", "will_not_block"),
    (
        "Kanada hat zugesagt, ab 2027 zwei Prozent des BIP für Verteidigung auszugeben, teilte die Nato mit.",
        "pledge",
        "CAN",
        2.0,
    ),
    ("Frankreich strebt für 2030 einen Nato-Anteil von 3 bis 3,5 Prozent des BIP an.", "pledge", "FRA", 3.5),
    (
        "Großbritannien soll seine Verteidigungsausgaben bis 2027 auf 2,5 Prozent des BIP steigern, meldet die Nato.",
        "pledge",
        "GBR",
        2.5,
    ),
]

SILENT = [
    "Damals erreichten nur drei Nato-Verbündete die Zwei-Prozent-Marke bei den Verteidigungsausgaben.",
    "Das Haushaltsdefizit Frankreichs lag 2024 bei 5,8 Prozent des BIP, trotz steigender Verteidigungsausgaben der Nato.",
    "Würde Deutschland fünf Prozent ausgeben, müsste der Bund 225 Milliarden Euro für die Nato aufbringen.",
    "In einer Umfrage sprachen sich 58 Prozent der Deutschen für höhere Verteidigungsausgaben aus.",
    "Das Zwei-Prozent-Ziel der Europäischen Zentralbank verfehlt Deutschland, die Nato spricht über Verteidigung.",
    "Das BIP Deutschlands sank um 0,2 Prozent, die Nato verlangt mehr Geld für Verteidigung.",
]
