"""Names of invented people as Stockholm has them: given and family names by origin, drawn without regard to role."""

# Origin: (share of the drawn names, given names, family names).
NAMES = {
    "swedish": (
        42,
        "Anna Elin Karin Maria Sofia Emma Kristina Ingrid Lena Eva Åsa Camilla Malin Jenny Helena Frida Ulrika Annika "
        "Matilda Ylva Gunilla Therese Kajsa Linnéa Johanna Märta Birgitta Cecilia Hedvig Petra Lars Anders Johan Erik "
        "Per Karl Peter Jonas Mattias Henrik Magnus Björn Göran Stefan Fredrik Oskar Gustav Håkan Tobias Viktor Rasmus "
        "Simon Daniel Olof Mårten Joakim Niklas Åke Kjell Anton Carl-Johan Per-Erik Ann-Sofie Marie-Louise Jan-Olov",
        "Andersson Johansson Karlsson Nilsson Eriksson Lindqvist Sahlin Bergström Sjöblom Hedlund Nyström Wallin Ekman "
        "Åkerlund Öberg Lundgren Holmgren Forsberg Sandell Hellström Nordin Björklund Strand Englund Fransson Hägg "
        "Söderlund Blomqvist Dahlgren Norén Rosenqvist Ström Törnkvist Wikström Zetterlund Ahlström Bodin Carlén Edin "
        "Falk Grahn Högberg Jansson Kjellgren Ljungberg Mårtensson Ohlin Palmgren Qvist Rydell Svärd Thulin "
        "Vikander Westin Åström Ängman Örn Hammarlund Stenmark Lövgren Fagerlund Kronvall Tunberg",
    ),
    "arabic": (
        11,
        "Fatima Amira Layla Hanan Rana Noor Mariam Salma Dalia Yasmin Samira Huda Lina Rim Zeinab Ahmed Omar Khaled "
        "Youssef Hassan Tarek Samir Bilal Karim Walid Rami Ziad Mahmoud Faris Anas Ibrahim",
        "Haddad Al-Khatib Nasser Mansour Saleh Khoury Al-Jabiri Darwish Hamdan Qasim Suleiman Aziz Barakat Farah Najjar "
        "Shaheen Sabbagh Othman Al-Rawi Issa Bakri Zaki Abboud Toma Hanna Yousif",
    ),
    "somali": (
        6,
        "Hodan Ifrah Sagal Ayaan Fardowsa Khadra Nasra Ubax Deqa Hibaq Ladan Abdirahman Mohamed Abdullahi Yusuf Ismail "
        "Liban Guled Mahad Abshir Warsame Bashir Jama Zakaria",
        "Warsame Abdi Farah Hersi Jama Ali Nur Osman Mohamud Aden Hassan Yusuf Ahmed Duale Guled Samatar Elmi Shire "
        "Barre Isse Omar Dirie",
    ),
    "persian": (
        6,
        "Parisa Shirin Nasrin Leila Mahsa Roya Azadeh Golnar Niloufar Maryam Setareh Dariush Reza Arash Kaveh Behrouz "
        "Farhad Mehdi Siavash Navid Babak Kian Payam",
        "Hosseini Karimi Ahmadi Rahimi Moradi Jafari Tehrani Shirazi Farahani Golzar Ebrahimi Rostami Ghorbani Azizi "
        "Kazemi Norouzi Bahrami Amini Sadeghi",
    ),
    "kurdish": (
        6,
        "Berivan Rojin Dilan Zelal Evin Helin Nazdar Shilan Hêvî Avin Gulistan Rezan Azad Diyar Rojhat Hiwa Baran Serhat "
        "Dilovan Karwan Soran Aram Zana",
        "Demir Aslan Barzan Kaya Dogan Rashid Hawrami Zebari Bozan Ekinci Yildiz Amedi Sindi Botani Mahmud Celik Shexo "
        "Polat",
    ),
    "finnish": (
        5,
        "Tuula Päivi Riikka Sanna Marjatta Aino Hanna Kaisa Leena Outi Heikki Jukka Matti Pekka Ville Antti Timo Mikko "
        "Esa Juha",
        "Virtanen Korhonen Mäkinen Nieminen Heikkilä Järvinen Lehtonen Salminen Koskela Niemi Rantala Laine Kallio "
        "Hämäläinen Peltola Aaltonen",
    ),
    "spanish": (
        5,
        "Carolina Valentina Marcela Paola Rosa Ximena Daniela Isabel Lucía Gabriela Diego Alejandro Rodrigo Mauricio "
        "Pablo Esteban Hernán Andrés Cristián Sergio",
        "González Muñoz Rojas Vargas Herrera Contreras Salazar Fuentes Castillo Morales Araya Sepúlveda Cárdenas Espinoza "
        "Paredes Quiroga Villanueva",
    ),
    "turkish": (
        4,
        "Ayşe Emine Zeynep Elif Sevgi Gülay Filiz Nurcan Meryem Mehmet Mustafa Murat Emre Hakan Orhan Cem Levent Serkan "
        "Tolga",
        "Yılmaz Öztürk Şahin Arslan Koç Aydın Güneş Erdem Çetin Tekin Bulut Korkmaz Acar Özdemir Bayram",
    ),
    "bosnian": (
        5,
        "Amela Selma Jasmina Azra Emina Lejla Dženana Vesna Mirela Snežana Emir Adnan Damir Mirza Zlatan Senad Goran "
        "Nermin Haris Dragan",
        "Hadžić Begić Kovačević Delić Mujić Petrović Salihović Hodžić Marković Jurić Babić Suljić Ibrahimović Omerović "
        "Tomić Avdić",
    ),
    "polish": (
        4,
        "Agnieszka Katarzyna Małgorzata Joanna Ewa Magdalena Beata Dorota Paweł Piotr Tomasz Marek Krzysztof Łukasz "
        "Grzegorz Michał",
        "Nowak Wójcik Kowalczyk Mazur Kaczmarek Pawlak Dudek Sikora Wrona Szymczak Król Lis Wilk Bąk Walczak",
    ),
    "tigrinya": (
        5,
        "Selam Rahwa Feven Helen Saba Winta Semhar Luwam Bilen Eden Yonas Filmon Samuel Tesfay Natnael Merhawi Robel "
        "Abel Biniam Dawit Aman",
        "Tekle Haile Gebremedhin Tesfai Berhane Woldu Kidane Habtom Ghebre Mehari Asfaha Solomon Kiflom Zerai Abraha "
        "Negash Fessehaye",
    ),
    "others": (
        6,
        "Olena Iryna Oksana Taras Mykola Wei Mei Thuy Linh Minh Priya Anjali Sanjay Rahul Tahmina Farzana Imran Wanjiru "
        "Grace Emmanuel Chidi Amara Eleni Nikos Giulia Marco Anila Arben Blerta Fatou Mamadou Nadezjda",
        "Kovalenko Shevchenko Bondarenko Chen Zhang Nguyen Tran Sharma Patel Rahman Chowdhury Mwangi Otieno Okafor "
        "Mensah Papadopoulos Rossi Ferrari Krasniqi Gashi Diallo Traoré Melnyk Rezai",
    ),
}

ORIGINS = list(NAMES)
SHARES = [share for share, _given, _family in NAMES.values()]
GIVEN = {origin: given.split() for origin, (_share, given, _family) in NAMES.items()}
FAMILY = {origin: family.split() for origin, (_share, _given, family) in NAMES.items()}

# Letters that Django's slugify would drop, as people write them in their addresses.
PLAIN = str.maketrans("łŁıøØđĐß", "lLioOdDs")


class PeopleNames:
    """Draws names one after the other, and repeats none until they are used up."""

    TRIES = 12

    def __init__(self, dice):
        self.dice = dice
        self.used = set()

    def draw(self) -> str:
        for _try in range(self.TRIES):
            name = self._any()
            if name not in self.used:
                break
        self.used.add(name)
        return name

    def _any(self):
        """Every tenth person has a given name of another origin than the family name, as in families that moved."""
        origin = given_origin = self.dice.choices(ORIGINS, SHARES)[0]
        if self.dice.random() < 0.1:
            given_origin = self.dice.choices(ORIGINS, SHARES)[0]
        given, family = self.dice.choice(GIVEN[given_origin]), self.dice.choice(FAMILY[origin])
        if self.dice.random() < 0.03 and "-" not in family:
            family = f"{family} {self.dice.choice(FAMILY['swedish'])}"  # two family names
        return f"{given} {family}"
