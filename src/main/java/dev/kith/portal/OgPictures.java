package dev.kith.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the pictures of shared links. They are drawn when a page is shown that names one, so that they are ready when a
 * messenger asks; the first drawing of all, which is slow, happens when Kith has started.
 */
@Component
public final class OgPictures {

    private static final int MOST = 500;

    private static final class Brush {
        static final OgPicture PICTURE = new OgPicture();
    }

    private final Cache<OgPicture.Text, byte[]> drawn =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** The picture with these lines, as PNG. */
    public byte[] png(String from, String gift, String terms) {
        return drawn.get(new OgPicture.Text(from, gift, terms), text -> Brush.PICTURE.png(text));
    }

    /** Has it drawn by the time somebody asks. */
    public void prepare(String from, String gift, String terms) {
        Thread.ofVirtual().start(() -> png(from, gift, terms));
    }

    @EventListener
    void on(ApplicationReadyEvent started) {
        Thread.ofPlatform().daemon().name("og-picture").start(() -> Brush.PICTURE.png(new OgPicture.Text("", "", "")));
    }
}
