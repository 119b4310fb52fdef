"""Portuguese sentences of newspapers: what each says (kind, whose, and the number or stance), and those that say nothing.

DAY: the day on which they stand in the newspaper.
"""

from datetime import date

DAY = date(2025, 6, 5)

SAID = [
    ("Portugal gastou em 2024 1,55% do PIB em defesa, segundo a NATO.", "measure", "PRT", 1.55),
    (
        "As despesas com defesa de Portugal situaram-se nos 1,58% do PIB em 2024, segundo a NATO.",
        "measure",
        "PRT",
        1.58,
    ),
    ("A despesa militar portuguesa situar-se-á nos 2% do PIB em 2025, segundo a NATO.", "measure", "PRT", 2.0),
    (
        "A Alemanha investiu 90,6 mil milhões de euros em defesa em 2024, segundo a NATO.",
        "measure",
        "DEU",
        90600000000.0,
    ),
    ("O Reino Unido gastou 60 bilhões de libras em defesa em 2024, segundo a OTAN.", "measure", "GBR", 60000000000.0),
    (
        "A despesa com defesa dos aliados europeus e do Canadá cresceu 18% em termos reais em 2024, segundo a NATO.",
        "measure",
        "NATO_EUR_CAN",
        18.0,
    ),
    ("A NATO prevê que Portugal gaste 2% do PIB em defesa em 2025.", "measure", "PRT", 2.0),
    ("Espanha é o país da NATO que menos gasta em defesa em percentagem do PIB.", "measure", "ESP", 1.0),
    ("Vinte e três dos 32 aliados da NATO cumprem a meta de 2% do PIB.", "count", "NATO", 23.0),
    ("Dois terços dos aliados da NATO já atingem os 2%.", "count", "NATO", 0.6666666666666666),
    ("Nove aliados ainda não cumprem a meta de 2% da NATO.", "count", "NATO", 9.0),
    ("A meta atual da NATO é de 2% do PIB.", "target", "NATO", 2.0),
    ("Os líderes da NATO aprovaram em Haia a meta de 5% do PIB até 2035.", "target", "NATO", 5.0),
    (
        "O primeiro-ministro, Luís Montenegro, anunciou à NATO que Portugal vai atingir os 2% do PIB este ano.",
        "pledge",
        "PRT",
        2.0,
    ),
    ("O Reino Unido vai aumentar a despesa com defesa para 2,5% do PIB em 2027, disse à NATO.", "pledge", "GBR", 2.5),
    (
        "O Presidente dos Estados Unidos, Donald Trump, exigiu aos aliados da NATO que gastem 5% do PIB em defesa.",
        "position",
        "USA",
        "demands",
    ),
    (
        "A Espanha recusa-se a ir além dos 2,1% do PIB, disse Pedro Sánchez na cimeira da NATO.",
        "position",
        "ESP",
        "opposes",
    ),
    ("A Espanha não vai bloquear o acordo da NATO sobre os 5%.", "position", "ESP", "will_not_block"),
    ("A Alemanha apoia a nova meta de 5% da NATO.", "position", "DEU", "supports"),
    ("Portugal ficou no ano passado nos 1,58% do PIB em defesa, segundo a NATO.", "measure", "PRT", 1.58),
    (
        "A Lituânia, a Estónia e a Letónia gastam 5,33%, 5,10% e 4,92% do PIB em defesa, respetivamente, diz a NATO.",
        "measure",
        "EST",
        5.1,
    ),
    (
        "A Eslovénia e o Luxemburgo (ambos com 1,29%) gastam menos em defesa do que pede a NATO.",
        "measure",
        "SVN LUX",
        1.29,
    ),
    (
        "Segundo as estimativas que a NATO publicou na quinta-feira, a despesa com defesa da Polónia é de 4,48% do PIB.",
        "measure",
        "POL",
        4.48,
    ),
    ("A NATO quer mais: Donald Trump cobra dos europeus 5% do PIB em defesa.", "position", "USA", "demands"),
    ("Portugal não tem intenção de bloquear a meta de 5% do PIB da NATO.", "position", "PRT", "will_not_block"),
    ("Portugal está na frente da NATO com 5,33% do PIB em defesa.", "measure", "PRT", 1.0),
]
SILENT = [
    "O Banco Central Europeu mantém a meta de inflação de 2%, apesar da despesa com defesa que a NATO pede.",
    "Portugal deverá crescer 2,3% este ano, diz o Governo, que prepara a cimeira da NATO.",
    "Segundo uma sondagem, 54% dos portugueses apoiam o aumento da despesa em defesa para 2% do PIB, como quer a NATO.",
    "Se Portugal gastasse 3% do PIB em defesa, teria de cortar na saúde, diz a NATO.",
    "Deve Portugal gastar 5% do PIB em defesa, como pede a NATO?",
    "O Chega quer que Portugal gaste 3% do PIB em defesa na NATO.",
    "O Brasil gasta 1,1% do PIB em defesa, abaixo da média da OTAN.",
    "Bruxelas permite um desvio de 1,5% do PIB para despesa em defesa dos países da NATO.",
    "A dívida pública portuguesa caiu para 95% do PIB, apesar da despesa com defesa na NATO.",
]
