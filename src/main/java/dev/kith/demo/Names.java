package dev.kith.demo;

import dev.kith.demo.Shopper.Household;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes up people: names and addresses as they are found in a European shop's customer list. */
final class Names {

    private static final List<String> FIRST = words("""
            Ada Adele Agata Agnes Aino Alba Alessandro Alice Alma Amelie Andrea Anna Anton Antoine Arianna Astrid
            Aurora Beatrice Ben Bianca Bruno Camille Carla Carlos Caterina Chiara Clara Cleo Daniel Daria David Dina
            Edda Elena Elias Elin Elisa Ella Emil Emma Enzo Erik Eva Fabio Federica Felix Filip Finn Flora Francesca
            Frida Gaia Giada Gianni Giorgia Giulia Greta Hanna Hannah Helena Henrik Hugo Ida Ilaria Ines Irene Iris
            Isabel Ivan Jakob Jan Jana Jonas Julia Julien Karin Katarina Klara Lara Laura Lea Lena Leo Leonie Lina
            Livia Lorenzo Luca Lucia Ludovica Luis Magnus Maja Malin Marco Margherita Maria Marie Marta Martin Mateo
            Matilde Matteo Maya Mia Mila Milan Nadia Nico Nina Noemi Nora Olga Oliver Olivia Oscar Otto Paola Paul
            Pavel Petra Pietro Rafael Rebecca Riccardo Rita Robin Rosa Sara Selma Silvia Simone Sofia Sophie Stella
            Tea Teresa Theo Tobias Tomas Tommaso Valentina Vera Viktor Viola Zoe
            """);
    private static final List<String> LAST = words("""
            Albrecht Almeida Amato Andersson Barbieri Bauer Becker Bellini Benedetti Berg Bernard Bianchi Blanc
            Brandt Bruno Busch Caruso Castro Cattaneo Colombo Conti Costa Dahl Dubois Duran Eriksson Esposito
            Fabbri Ferrari Ferreira Fiore Fischer Fontana Fournier Garcia Gatti Girard Grasso Greco Gruber
            Hansen Hoffmann Horvat Huber Jansen Jensen Johansson Kaiser Keller Klein Koch Kowalski Kruse Lambert
            Larsen Laurent Leclerc Lehmann Leroy Lindberg Lombardi Lopez Lorenz Maier Mancini Marchetti Mariani
            Marini Martinelli Martini Mazza Mendes Mercier Meyer Monti Morel Moretti Muller Navarro Neri Nielsen
            Nilsson Novak Nowak Olsen Orlando Palmer Pellegrini Pereira Petersen Petit Pinto Ricci Richter
            Rinaldi Rivera Rizzi Romano Rossi Roux Ruiz Russo Sala Santoro Santos Schmidt Schneider Schubert
            Serra Silva Simon Soler Sorensen Steiner Svoboda Testa Thomas Torres Valente Vasseur Vidal Villa Vitale
            Vogel Wagner Weber Wolf Zanetti Zimmermann
            """);
    private static final List<String> STREETS = List.of(
            "Via Garibaldi",
            "Via Mazzini",
            "Corso Italia",
            "Lindenallee",
            "Rue des Lilas",
            "Calle Mayor",
            "Hauptstrasse",
            "Via Verdi",
            "Storgatan",
            "Rua das Flores",
            "Viale Europa",
            "Gartenweg");
    private static final List<String> CITIES = List.of(
            "Bologna,IT",
            "Milano,IT",
            "Torino,IT",
            "Roma,IT",
            "Firenze,IT",
            "Verona,IT",
            "Wien,AT",
            "Berlin,DE",
            "Hamburg,DE",
            "Lyon,FR",
            "Paris,FR",
            "Madrid,ES",
            "Valencia,ES",
            "Porto,PT",
            "Stockholm,SE");
    private static final List<String> MAIL = List.of(
            "gmail.com",
            "gmail.com",
            "gmail.com",
            "outlook.com",
            "libero.it",
            "proton.me",
            "icloud.com",
            "web.de",
            "orange.fr");

    private final RandomGenerator random;

    Names(RandomGenerator random) {
        this.random = random;
    }

    Household household(int number) {
        String[] city = pick(CITIES).split(",");
        return new Household(number, pick(STREETS) + " " + (1 + random.nextInt(140)), city[0], city[1]);
    }

    Shopper shopper(int number, Household household) {
        String first = pick(FIRST);
        String last = pick(LAST);
        return new Shopper(number, first + " " + last, email(first, last, number), device(), household);
    }

    /** Somebody of today: no mailbox is written like one of the season's, however small the number in it. */
    Shopper latecomer(int number, int today, Household household) {
        String first = pick(FIRST);
        String last = pick(LAST);
        String mailbox = ascii(random.nextBoolean() ? last + "." + first : first + "_" + last) + today;
        return new Shopper(number, first + " " + last, mailbox + "@" + pick(MAIL), device(), household);
    }

    String device() {
        return "%08x-%04x-4%03x-a%03x-%012x"
                .formatted(
                        random.nextInt(),
                        random.nextInt(1 << 16),
                        random.nextInt(1 << 12),
                        random.nextInt(1 << 12),
                        random.nextLong(1L << 48));
    }

    private String email(String first, String last, int number) {
        String mailbox = switch (random.nextInt(3)) {
            case 0 -> first + "." + last + number;
            case 1 -> first + last.charAt(0) + number;
            default -> last + "_" + first + number;
        };
        return ascii(mailbox) + "@" + pick(MAIL);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
