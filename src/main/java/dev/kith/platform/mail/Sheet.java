package dev.kith.platform.mail;

/** The written page: a subject and the same text twice, once for each way of reading mail. */
public record Sheet(String subject, String html, String text) {

    private static final int LONGEST_SUBJECT = 200;

    public Sheet {
        subject = oneLine(subject);
    }

    /** Without line ends and control characters nothing in a subject can become a header of its own. */
    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
