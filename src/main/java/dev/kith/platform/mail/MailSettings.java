package dev.kith.platform.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server. Without a host nothing is sent and every letter waits in the console.
 *
 * @param port 587 with STARTTLS unless said otherwise
 * @param passwordFile a file that holds the password and nothing else
 * @param from the address that letters come from; the name beside it is the shop's
 * @param postal the sender's postal address, printed under every letter
 */
@ConfigurationProperties("kith.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") Tls tls,
        @DefaultValue("") String user,
        Optional<Path> passwordFile,
        @DefaultValue("") String from,
        @DefaultValue("") String postal) {

    /** How the connection to the mail server is protected. */
    public enum Tls {
        STARTTLS,
        TLS,
        /** Only for a server on this machine. */
        NONE
    }

    public MailSettings {
        if (!host.isBlank()) {
            if (MailAddress.parse(from).isEmpty()) {
                throw new IllegalArgumentException(
                        "kith.mail.from must be the address letters come from, for example hello@shop.example");
            }
            if (tls == Tls.NONE && !isThisMachine(host)) {
                throw new IllegalArgumentException(
                        "kith.mail.tls=none is only for a server on this machine; use starttls or tls for " + host);
            }
        }
    }

    /** The settings of a fresh machine: letters are kept. */
    public static MailSettings none() {
        return new MailSettings("", 587, Tls.STARTTLS, "", Optional.empty(), "", "");
    }

    public boolean sends() {
        return !host.isBlank();
    }

    public MailAddress sender() {
        return new MailAddress(from);
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
