"""Spanish sentences of newspapers: what each says (kind, whose, and the number or stance), and those that say nothing.

DAY: the day on which they stand in the newspaper.
"""

from datetime import date

DAY = date(2025, 6, 5)

SAID = [
    ("España gastó en 2024 el 1,28 % del PIB en defensa, según la OTAN.", "measure", "ESP", 1.28),
    ("El gasto en defensa de Polonia alcanzó en 2024 el 4,12 % del PIB, según la OTAN.", "measure", "POL", 4.12),
    (
        "El gasto en defensa de España pasó del 0,93 % del PIB en 2014 al 1,28 % en 2024, según la OTAN.",
        "measure",
        "ESP",
        0.93,
    ),
    (
        "El gasto en defensa de los aliados europeos y Canadá creció un 18 % en términos reales en 2024, según la OTAN.",
        "measure",
        "NATO_EUR_CAN",
        18.0,
    ),
    ("Los países bálticos superan ya el 3 % del PIB en defensa, según la OTAN.", "measure", "BALTICS", 3.0),
    ("Polonia dedica el 51 % de su presupuesto de defensa a equipamiento, según la OTAN.", "measure", "POL", 51.0),
    ("España destinó en 2024 19.723 millones de euros a defensa, según la OTAN.", "measure", "ESP", 19723000000.0),
    ("España es el país de la OTAN que menos gasta en defensa en relación con su PIB.", "measure", "ESP", 1.0),
    ("Veintitrés de los 32 socios de la OTAN llegan ya al listón del 2 %.", "count", "NATO", 23.0),
    ("Casi un tercio de los países de la OTAN no llega todavía al 2 %.", "count", "NATO", 0.3333333333333333),
    ("Todos los aliados menos uno cumplen el objetivo de la OTAN del 2 % del PIB.", "count", "NATO", -1.0),
    ("El objetivo vigente de la OTAN es del 2 % del PIB.", "target", "NATO", 2.0),
    (
        "Los aliados de la OTAN se comprometieron a destinar el 5 % del PIB a defensa antes de 2035: un 3,5 % a gasto militar en sentido estricto y un 1,5 % a infraestructuras.",
        "target",
        "NATO",
        5.0,
    ),
    (
        "El Gobierno alemán prevé elevar su gasto en defensa al 3,5 % del PIB en 2029, dijo a la OTAN.",
        "pledge",
        "DEU",
        3.5,
    ),
    ("Sánchez se comprometió a que España alcance el 2 % del PIB en 2029, según la OTAN.", "pledge", "ESP", 2.0),
    (
        "El presidente de Estados Unidos, Donald Trump, reclamó a los socios de la OTAN que eleven su gasto militar al 5 % del PIB.",
        "position",
        "USA",
        "demands",
    ),
    (
        'El presidente del Gobierno, Pedro Sánchez, calificó de "irrazonable" el objetivo del 5 % del PIB de la OTAN.',
        "position",
        "ESP",
        "opposes",
    ),
    (
        "España no vetará el acuerdo de la OTAN sobre el 5 % del PIB, según el ministro de Exteriores, José Manuel Albares.",
        "position",
        "ESP",
        "will_not_block",
    ),
    ("Polonia respalda el nuevo objetivo del 5 % de la OTAN.", "position", "POL", "supports"),
    ("España se situará este año en el 2,00 % del PIB en defensa, según la OTAN.", "measure", "ESP", 2.0),
    ("España gastó el 1,28 % del PIB en defensa, lejos del 4,12 % de Polonia, según la OTAN.", "measure", "POL", 4.12),
    ("España gasta menos que Portugal en proporción al PIB (2,10 %), según la OTAN.", "measure", "PRT", 2.1),
    ("El material acapara el 33,98 % del gasto español en defensa, dice la OTAN.", "measure", "ESP", 33.98),
    (
        "Italia, Albania y Canadá, con un 2,01 % del PIB en defensa, llegan por poco, dice la OTAN.",
        "measure",
        "ITA ALB CAN",
        2.01,
    ),
    ("No llegan al objetivo de la OTAN Italia (1,49 %) ni Croacia (1,81 %).", "measure", "HRV", 1.81),
    (
        "Todos los aliados de la OTAN, salvo Eslovenia y Croacia, llegan al 2 % del PIB en defensa.",
        "count",
        "NATO",
        -2.0,
    ),
    (
        "Solo tres (Polonia, Lituania y Letonia) superan el 3,5 % del PIB en defensa, dice la OTAN.",
        "count",
        "NATO",
        3.0,
    ),
    (
        "Los líderes de la OTAN se comprometieron a destinar un 5 % del PIB a defensa y seguridad: un 3,5 % a gasto puramente militar y un 1,5 % a partidas relacionadas.",
        "target",
        "NATO",
        5.0,
    ),
    (
        "España llegará al 2 % del PIB en defensa en 2029 sin subir impuestos ni recortar las pensiones, promete Sánchez a la OTAN.",
        "pledge",
        "ESP",
        2.0,
    ),
    (
        "Sánchez llevará al Congreso un acuerdo para que España llegue al 2 % del PIB en defensa en 2029, como pide la OTAN.",
        "pledge",
        "ESP",
        2.0,
    ),
    (
        "España no tiene intención de bloquear el objetivo de la OTAN del 5 % del PIB.",
        "position",
        "ESP",
        "will_not_block",
    ),
    (
        "La OTAN exige más. Donald Trump, que exige a los aliados un gasto del 5 % del PIB, llegó tarde.",
        "position",
        "USA",
        "demands",
    ),
]
SILENT = [
    "La inflación de la eurozona se situó en el 2 %, en línea con el objetivo del BCE, mientras la OTAN pide más gasto en defensa.",
    "España crecerá un 2,6 % en 2025, según el FMI, y la OTAN le pide más gasto en defensa.",
    "El 54 % de los españoles apoya elevar el gasto en defensa al 2 % que pide la OTAN, según una encuesta.",
    "Si España gastara el 3 % del PIB en defensa, tendría que subir impuestos, según la OTAN.",
    "¿Debe España gastar el 5 % del PIB en defensa, como pide la OTAN?",
    "El PP reclama que España alcance el 3 % del PIB en defensa que pide la OTAN.",
    "Trump impondrá aranceles del 25 % a los aliados de la OTAN que no aumenten su gasto en defensa.",
    "Rusia gasta el 6,7 % de su PIB en defensa, más que cualquier país de la OTAN.",
    "El Gobierno destinará el 0,7 % del PIB a ayuda al desarrollo, no a la OTAN ni a defensa.",
]
