"""Turkish sentences of newspapers: what each says (kind, whose, and the number or stance), and those that say nothing.

DAY: the day on which they stand in the newspaper.
"""

from datetime import date

DAY = date(2025, 9, 10)

SAID = [
    ("NATO'ya göre Polonya savunmada yüzde 4,48 ile Litvanya'nın önünde yer aldı.", "measure", "POL", 4.48),
    ("Almanya 2024'te savunmaya GSYH'sinin yüzde 2,12'sini harcadı, NATO verilerine göre.", "measure", "DEU", 2.12),
    ("Polonya'nın savunma harcamaları 2025'te GSYH'nin yüzde 4,48'ine ulaştı.", "measure", "POL", 4.48),
    ("Yunanistan'ın savunma harcamalarının GSYH'ye oranı 2024'te yüzde 2,71 oldu.", "measure", "GRC", 2.71),
    ("Polonya savunma harcamalarının yüzde 54,4'ünü ekipmana ayırıyor, NATO raporuna göre.", "measure", "POL", 54.4),
    ("Polonya 2024'te savunmaya 34,9 milyar dolar harcadı, NATO açıkladı.", "measure", "POL", 34900000000.0),
    ("Yalnızca üç NATO ülkesi savunmaya GSYH'sinin yüzde 3,5'inden fazlasını harcıyor.", "count", "NATO", 3.0),
    ("32 NATO müttefikinden 23'ü 2024'te yüzde 2 hedefini tutturdu.", "count", "NATO", 23.0),
    ("Müttefiklerin üçte ikisi NATO'nun yüzde 2 hedefini karşılıyor.", "count", "NATO", 0.6666666666666666),
    ("Sekiz NATO üyesi hâlâ yüzde 2 hedefine ulaşamıyor.", "count", "NATO", 8.0),
    ("Yüzde 2 hedefini tutturan NATO ülkelerinin sayısı 2024'te 23'e yükseldi.", "count", "NATO", 23.0),
    ("Almanya 2029'a kadar savunma harcamalarını GSYH'nin yüzde 3,5'ine çıkarmayı planlıyor.", "pledge", "DEU", 3.5),
    ("Türkiye, 2035'e kadar savunmaya GSYH'sinin yüzde 5'ini ayırmayı taahhüt etti, dedi NATO.", "pledge", "TUR", 5.0),
    ("İspanya, NATO'nun yüzde 5 hedefine karşı çıkıyor.", "position", "ESP", "opposes"),
    ("Madrid, NATO'nun yüzde 5 hedefini engellemeyecek.", "position", "ESP", "will_not_block"),
    (
        "Lahey zirvesinde NATO liderleri 2035'e kadar GSYH'nin yüzde 5'ini savunmaya ayırmayı kabul etti; bunun yüzde 3,5'i temel savunma harcamalarına, yüzde 1,5'i altyapıya gidecek.",
        "target",
        "NATO",
        5.0,
    ),
    ("NATO'ya göre Türkiye yüzde 2,33, yüzde 4,48 ile Polonya ve yüzde 4,00 ile Litvanya.", "measure", "LTU", 4.0),
    ("Litvanya GSYH'sinin yüzde 4'ünü savunmaya ayırarak NATO'da ilk sırada yer aldı.", "measure", "LTU", 4.0),
    ("Polonya savunmaya GSYH'sinin yüzde 4,48'ini ayırarak Litvanya'yı geride bıraktı.", "measure", "POL", 4.48),
    (
        "Slovenya, GSYH'sinin yüzde 1,61'iyle savunmada NATO'nun yüzde 2'sinin altında kalan tek ülke.",
        "count",
        "NATO",
        1.0,
    ),
    (
        "Avrupalı müttefikler ve Kanada'nın savunma harcamaları 2025'te reel olarak yüzde 15,94 arttı.",
        "measure",
        "NATO_EUR_CAN",
        15.94,
    ),
    ("Müttefiklerin üçte ikisinden fazlası NATO'nun yüzde 2 hedefini tutturdu.", "count", "NATO", 0.6666666666666666),
    (
        "İspanya Başbakanı Pedro Sánchez NATO'nun yüzde 5 hedefini reddettiğini bir kez daha yineledi.",
        "position",
        "ESP",
        "opposes",
    ),
    ("Belçika, NATO'nun yüzde 5 hedefini veto etmeyeceklerini duyurdu.", "position", "BEL", "will_not_block"),
    (
        "ABD Başkanı Donald Trump, NATO müttefiklerinin GSYH'nin yüzde 5'ini savunmaya ayırmalarını istiyor.",
        "position",
        "USA",
        "demands",
    ),
]
SILENT = [
    "NATO üyesi Türkiye'de enflasyon yüzde 33 oldu, merkez bankasının hedefi yüzde 5.",
    "NATO üyesi Türkiye'nin bütçe açığı GSYH'nin yüzde 4,9'una ulaştı.",
    "Ankete göre seçmenlerin yüzde 54'ü NATO üyeliğini destekliyor.",
]
